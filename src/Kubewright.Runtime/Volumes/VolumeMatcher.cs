namespace Kubewright.Runtime;

/// <summary>Finds the volume for a claim. Pure.</summary>
public static class VolumeMatcher
{
    /// <summary>
    /// The volume the binder takes: one that is reserved for the claim, else among those that suit it the one with the
    /// fewest access modes beyond the wanted ones, then the smallest, then the first by name.
    /// </summary>
    /// <param name="claim">The claim.</param>
    /// <param name="volumes">Volumes that are free, or whose <c>claimRef</c> names the claim.</param>
    /// <returns>Null when none suits.</returns>
    public static PersistentVolume? Find(PersistentVolumeClaim claim, IEnumerable<PersistentVolume> volumes)
    {
        var candidates = volumes as IReadOnlyCollection<PersistentVolume> ?? [.. volumes];
        return candidates.Count == 0 ? null : Reserved(claim, candidates) ?? candidates
            .Where(volume => WhyNot(claim, volume) is null)
            .OrderBy(volume => ExtraModes(claim, volume))
            .ThenBy(Capacity)
            .ThenBy(static volume => volume.Metadata.Name, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>The volume taken for a pod that is to run on <paramref name="node"/>: the smallest that suits and can be used there.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="volumes">Volumes that are free, or whose <c>claimRef</c> names the claim.</param>
    /// <param name="node">The node.</param>
    /// <returns>Null when none suits.</returns>
    public static PersistentVolume? FindOnNode(PersistentVolumeClaim claim, IEnumerable<PersistentVolume> volumes, Node node)
    {
        var candidates = volumes as IReadOnlyCollection<PersistentVolume> ?? [.. volumes];
        return Reserved(claim, candidates) ?? Smallest(candidates.Where(volume => WhyNot(claim, volume, node) is null));
    }

    /// <summary>Why a volume does not suit a claim; null when it does.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="volume">The volume.</param>
    /// <param name="node">The node it must be usable on; null when that does not matter.</param>
    public static VolumeMismatch? WhyNot(PersistentVolumeClaim claim, PersistentVolume volume, Node? node = null) =>
        volume.Spec?.ClaimRef is not null && !IsReservedFor(volume, claim) ? VolumeMismatch.Claimed
        : volume.Metadata.DeletionTimestamp is not null ? VolumeMismatch.Terminating
        : StorageClassLookup.NameOf(volume) != (StorageClassLookup.NameOf(claim) ?? "") ? VolumeMismatch.StorageClass
        : volume.Status?.Phase != VolumePhase.Available ? VolumeMismatch.NotAvailable
        : !HasModes(claim, volume) ? VolumeMismatch.AccessModes
        : !HasSameVolumeMode(claim, volume) ? VolumeMismatch.VolumeMode
        : claim.Spec?.Selector?.Matches(volume.Metadata.Labels) == false ? VolumeMismatch.Selector
        : !IsLargeEnough(claim, volume) ? VolumeMismatch.TooSmall
        : node is not null && !NodeAffinities.Admits(volume, node) ? VolumeMismatch.NodeAffinity
        : null;

    /// <summary>Whether a volume's <c>claimRef</c> names the claim, with its uid or with none.</summary>
    public static bool IsReservedFor(PersistentVolume volume, PersistentVolumeClaim claim) =>
        volume.Spec?.ClaimRef is { } reference
        && reference.Name == claim.Metadata.Name
        && (reference.Namespace ?? "") == ObjectKey.Of(claim).Namespace
        && (string.IsNullOrEmpty(reference.Uid) || reference.Uid == claim.Metadata.Uid);

    /// <summary>Whether the volume is at least as large as the request.</summary>
    public static bool IsLargeEnough(PersistentVolumeClaim claim, PersistentVolume volume) => Capacity(volume) >= Request(claim);

    /// <summary>Whether both are file systems, which is the default, or both are block devices.</summary>
    public static bool HasSameVolumeMode(PersistentVolumeClaim claim, PersistentVolume volume) =>
        (claim.Spec?.VolumeMode ?? VolumeMode.Filesystem) == (volume.Spec?.VolumeMode ?? VolumeMode.Filesystem);

    /// <summary>Whether the volume has every access mode of the claim.</summary>
    public static bool HasModes(PersistentVolumeClaim claim, PersistentVolume volume) =>
        (claim.Spec?.AccessModes ?? []).All(mode => (volume.Spec?.AccessModes ?? []).Contains(mode));

    /// <summary>The size a claim asks for; 0 when it asks for none.</summary>
    internal static Quantity Request(PersistentVolumeClaim claim) =>
        claim.Spec?.Resources?.Requests is { } requests && requests.TryGetValue(VolumeNames.Storage, out var size) ? size : default;

    /// <summary>The size of a volume; 0 when it has none.</summary>
    internal static Quantity Capacity(PersistentVolume volume) =>
        volume.Spec?.Capacity is { } capacity && capacity.TryGetValue(VolumeNames.Storage, out var size) ? size : default;

    private static PersistentVolume? Reserved(PersistentVolumeClaim claim, IEnumerable<PersistentVolume> volumes) =>
        Smallest(volumes.Where(volume => IsReservedFor(volume, claim)
            && volume.Metadata.DeletionTimestamp is null
            && IsLargeEnough(claim, volume)
            && HasSameVolumeMode(claim, volume)));

    /// <summary>The smallest volume, of equally large ones the first by name; null for none.</summary>
    private static PersistentVolume? Smallest(IEnumerable<PersistentVolume> volumes)
    {
        PersistentVolume? best = null;
        foreach (var volume in volumes)
        {
            var order = best is null ? -1 : Capacity(volume).CompareTo(Capacity(best));
            if (order < 0 || (order == 0 && string.CompareOrdinal(volume.Metadata.Name, best!.Metadata.Name) < 0))
            {
                best = volume;
            }
        }

        return best;
    }

    private static int ExtraModes(PersistentVolumeClaim claim, PersistentVolume volume) =>
        (volume.Spec?.AccessModes ?? []).Distinct().Except(claim.Spec?.AccessModes ?? []).Count();
}
