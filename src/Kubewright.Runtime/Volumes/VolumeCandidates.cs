namespace Kubewright.Runtime;

/// <summary>Finds in a snapshot the volumes that come into question for a claim, without looking at the bound ones.</summary>
internal static class VolumeCandidates
{
    /// <summary>The volumes of the claim's class without a claim, and all whose <c>claimRef</c> names this claim.</summary>
    public static IReadOnlyCollection<PersistentVolume> Of(PersistentVolumeClaim claim, ClusterSnapshot snapshot)
    {
        var key = ObjectKey.Of(claim);
        var free = snapshot.ByIndex<PersistentVolume>(SnapshotIndex.VolumesByClaim, "");
        var reserved = snapshot.ByIndex<PersistentVolume>(SnapshotIndex.VolumesByClaim, SnapshotIndex.Namespaced(key.Namespace, key.Name));
        return free.Count == 0 && reserved.Count == 0 ? [] : [.. OfClass(free, StorageClassLookup.NameOf(claim) ?? ""), .. reserved];
    }

    private static IEnumerable<PersistentVolume> OfClass(ObjectList<PersistentVolume> volumes, string className) =>
        volumes.Where(volume => StorageClassLookup.NameOf(volume) == className);
}
