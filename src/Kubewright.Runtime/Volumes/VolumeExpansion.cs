using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>Lets a volume grow when its claim asks for more (SS-255).</summary>
internal static class VolumeExpansion
{
    /// <summary>Whether the claim's class allows growth.</summary>
    public static bool IsAllowed(StorageClass? storageClass) => storageClass?.AllowVolumeExpansion == true;

    /// <summary>Whether a bound claim asks for more than its volume has, and may.</summary>
    public static bool IsWanted(ClaimState state, PersistentVolume volume) =>
        IsAllowed(state.Class)
        && state.Claim.Status?.Phase == ClaimPhase.Bound
        && VolumeMatcher.Request(state.Claim) > VolumeMatcher.Capacity(volume);

    /// <summary>Whether a bound claim says that it has less than it asks for.</summary>
    public static bool IsLacking(PersistentVolumeClaim claim) =>
        claim.Status?.Capacity is not { } capacity
        || !capacity.TryGetValue(VolumeNames.Storage, out var size)
        || VolumeMatcher.Request(claim) > size;

    /// <summary>The volume grows, and the claim says so.</summary>
    public static ImmutableArray<VolumeAction> Plan(PersistentVolumeClaim claim, PersistentVolume volume)
    {
        var capacity = (volume.Spec?.Capacity ?? []).With(VolumeNames.Storage, VolumeMatcher.Request(claim));
        return
        [
            new VolumeAction.Record(claim, EventType.Normal, "Resizing", $"resizing volume {volume.Metadata.Name}"),
            new VolumeAction.Update(volume with { Spec = volume.Spec! with { Capacity = capacity } }),
            new VolumeAction.UpdateStatus(claim with { Status = claim.Status! with { Capacity = capacity } }),
            new VolumeAction.Record(claim, EventType.Normal, "FileSystemResizeSuccessful", "MountVolume.NodeExpandVolume succeeded for the volume"),
        ];
    }
}
