using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>Whether a container keeps data in claims.</summary>
internal static class ClaimMounts
{
    /// <summary>Whether the container certainly mounts a claim: one of the set's templates, or a claim among the pod's volumes.</summary>
    public static bool Has(ContainerView container, StatefulSetSpecView set) =>
        container.VolumeMounts.Select(static mount => mount.Name.TryGet(out var name) ? name.ToString() : null)
            .Concat(container.VolumeDevices.Select(static device => device.Name.TryGet(out var name) ? name.ToString() : null))
            .Any(name => name is not null && IsClaim(name, set));

    private static bool IsClaim(string name, StatefulSetSpecView set) =>
        set.VolumeClaimTemplates.Any(claim => claim.Metadata.Name.Is(name) == true)
        || set.Template.Spec.Volumes.Any(volume => volume.Name.Is(name) == true && volume.PersistentVolumeClaim.At.IsKnown);
}
