using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>A volume in a container: mounted into a directory, or handed over as a device.</summary>
/// <param name="Container">The container.</param>
/// <param name="Volume">The name of the volume or claim template; absent when it is not written.</param>
/// <param name="Path">Where the container sees it.</param>
/// <param name="Mount">The mount; null for a device.</param>
internal sealed record VolumeUse(PodContainer Container, Value<NameReference> Volume, Value<string> Path, VolumeMountView? Mount)
{
    /// <summary>Whether the container may write: false when the mount is read-only, null when nobody can say.</summary>
    public bool? IsWritable => Mount is { } mount ? !mount.ReadOnly.Is(true) : true;

    /// <summary>Whether the volume's own root is mounted, not a directory in it; null when nobody can say.</summary>
    public bool? IsRoot => Mount is { } mount
        ? (mount.SubPath.IsAbsent ? true : mount.SubPath.IsUnknown ? null : mount.SubPath.Is("")) & (mount.SubPathExpr.IsAbsent ? true : mount.SubPathExpr.IsUnknown ? null : mount.SubPathExpr.Is(""))
        : false;

    /// <summary>Whether it uses the volume of that name; null when nobody can say.</summary>
    public bool? Uses(string volume) => Volume.TryGet(out var name) ? name.Name == volume : Volume.IsAbsent ? false : null;
}
