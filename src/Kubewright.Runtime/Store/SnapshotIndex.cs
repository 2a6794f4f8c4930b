using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>
/// A secondary index of every snapshot, so that no controller has to look at every object to find a few. To add one, add
/// a member here and to <see cref="All"/>.
/// </summary>
public sealed class SnapshotIndex
{
    private readonly Func<IKubernetesObject, IEnumerable<string>> _values;

    private SnapshotIndex(string name, string kind, Func<IKubernetesObject, IEnumerable<string>> values)
    {
        Name = name;
        Kind = kind;
        _values = values;
    }

    /// <summary>Pods by the node they are bound to; unbound ones under the empty string.</summary>
    public static SnapshotIndex PodsByNode { get; } = Of<Pod>("pods-by-node", static pod => [pod.Spec?.NodeName?.Name ?? ""]);

    /// <summary>Pods by the claims they mount: <c>namespace/claim</c>.</summary>
    public static SnapshotIndex PodsByClaim { get; } = Of<Pod>("pods-by-claim", static pod =>
        (pod.Spec?.Volumes ?? [])
            .Where(static volume => volume.PersistentVolumeClaim is not null)
            .Select(volume => Namespaced(ObjectKey.Of(pod).Namespace, volume.PersistentVolumeClaim!.ClaimName.Name)));

    /// <summary>Volumes by the claim their <c>claimRef</c> names: <c>namespace/claim</c>; unclaimed ones under the empty string.</summary>
    public static SnapshotIndex VolumesByClaim { get; } = Of<PersistentVolume>("volumes-by-claim", static volume =>
        [volume.Spec?.ClaimRef is { } claim ? Namespaced(claim.Namespace ?? KindInfo.DefaultNamespace, claim.Name ?? "") : ""]);

    /// <summary>Claims by the volume they name; those that name none under the empty string.</summary>
    public static SnapshotIndex ClaimsByVolume { get; } =
        Of<PersistentVolumeClaim>("claims-by-volume", static claim => [claim.Spec?.VolumeName?.Name ?? ""]);

    /// <summary>Every index.</summary>
    internal static ImmutableArray<SnapshotIndex> All { get; } =
        [PodsByNode, PodsByClaim, VolumesByClaim, ClaimsByVolume];

    /// <summary>The index's name.</summary>
    public string Name { get; }

    /// <summary>The kind it covers.</summary>
    public string Kind { get; }

    /// <summary>A value of <see cref="PodsByClaim"/> and <see cref="VolumesByClaim"/>.</summary>
    public static string Namespaced(string @namespace, string name) => $"{@namespace}/{name}";

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The values <paramref name="obj"/> is filed under, each once.</summary>
    internal IEnumerable<string> ValuesOf(IKubernetesObject? obj) =>
        obj is null || obj.Kind != Kind ? [] : _values(obj).Distinct(StringComparer.Ordinal);

    private static SnapshotIndex Of<T>(string name, Func<T, IEnumerable<string>> values)
        where T : class, IKubernetesObject =>
        new(name, typeof(T).Name, obj => values((T)obj));
}
