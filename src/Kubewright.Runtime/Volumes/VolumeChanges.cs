namespace Kubewright.Runtime;

/// <summary>Which changes of claims and volumes matter to the pods that mount them.</summary>
internal static class VolumeChanges
{
    /// <summary>
    /// Whether a change of a claim or a volume may let a pod go on, or keep it from that: it came or went, what it says or is has changed,
    /// or the node or class chosen for it. Most changes note in the metadata how far the binding is.
    /// </summary>
    public static bool Matter(StoreEvent change) => (change.Old, change.New) switch
    {
        (PersistentVolumeClaim old, PersistentVolumeClaim claim) =>
            !ReferenceEquals(old.Spec, claim.Spec)
            || !ReferenceEquals(old.Status, claim.Status)
            || DoesDiffer(old.Metadata, claim.Metadata, VolumeNames.SelectedNode)
            || DoesDiffer(old.Metadata, claim.Metadata, VolumeNames.BetaStorageClass),
        (PersistentVolume old, PersistentVolume volume) =>
            !ReferenceEquals(old.Spec, volume.Spec)
            || old.Metadata.Labels != volume.Metadata.Labels
            || DoesDiffer(old.Metadata, volume.Metadata, VolumeNames.BetaStorageClass),
        _ => true,
    };

    private static bool DoesDiffer(ObjectMeta old, ObjectMeta metadata, string annotation) =>
        old.DeletionTimestamp != metadata.DeletionTimestamp || old.Annotations?[annotation] != metadata.Annotations?[annotation];
}
