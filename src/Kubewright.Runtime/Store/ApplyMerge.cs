namespace Kubewright.Runtime;

/// <summary>Brings a stored object to what a manifest says, and keeps what the manifest cannot know.</summary>
internal static class ApplyMerge
{
    /// <summary>
    /// <paramref name="applied"/> with what the server owns of <paramref name="stored"/>. Labels and annotations are
    /// merged, so that what controllers noted stays.
    /// </summary>
    public static IKubernetesObject Merge(IKubernetesObject applied, IKubernetesObject stored)
    {
        var metadata = applied.Metadata with
        {
            Labels = Merge(applied.Metadata.Labels, stored.Metadata.Labels),
            Annotations = Merge(applied.Metadata.Annotations, stored.Metadata.Annotations),
            Finalizers = applied.Metadata.Finalizers ?? stored.Metadata.Finalizers,
            OwnerReferences = applied.Metadata.OwnerReferences ?? stored.Metadata.OwnerReferences,
            GenerateName = applied.Metadata.GenerateName ?? stored.Metadata.GenerateName,
        };
        return KeepServerFields(applied.WithMetadata(metadata), stored);
    }

    private static IKubernetesObject KeepServerFields(IKubernetesObject applied, IKubernetesObject stored) => (applied, stored) switch
    {
        (StatefulSet { Spec: { } spec } set, StatefulSet { Spec: { } old }) =>
            set with { Spec = spec with { Replicas = spec.Replicas ?? old.Replicas } },
        (Deployment { Spec: { } spec } deployment, Deployment { Spec: { } old }) =>
            deployment with { Spec = spec with { Replicas = spec.Replicas ?? old.Replicas } },
        (ReplicaSet { Spec: { } spec } replicas, ReplicaSet { Spec: { } old }) =>
            replicas with { Spec = spec with { Replicas = spec.Replicas ?? old.Replicas } },
        (Namespace { Spec: null } @namespace, Namespace { Spec: { } old }) => @namespace with { Spec = old },
        (Pod { Spec: { } spec } pod, Pod { Spec: { } old }) =>
            pod with { Spec = spec with { NodeName = spec.NodeName ?? old.NodeName } },
        (PersistentVolumeClaim { Spec: { } spec } claim, PersistentVolumeClaim { Spec: { } old }) =>
            claim with
            {
                Spec = spec with
                {
                    VolumeName = spec.VolumeName ?? old.VolumeName,
                    StorageClassName = spec.StorageClassName ?? old.StorageClassName,
                    VolumeMode = spec.VolumeMode ?? old.VolumeMode,
                },
            },
        (PersistentVolume { Spec: { } spec } volume, PersistentVolume { Spec: { } old }) =>
            volume with
            {
                Spec = spec with
                {
                    ClaimRef = spec.ClaimRef ?? old.ClaimRef,
                    VolumeMode = spec.VolumeMode ?? old.VolumeMode,
                    PersistentVolumeReclaimPolicy = spec.PersistentVolumeReclaimPolicy ?? old.PersistentVolumeReclaimPolicy,
                },
            },
        (Service { Spec: { } spec } service, Service { Spec: { } old }) =>
            service with { Spec = spec with { ClusterIP = spec.ClusterIP ?? old.ClusterIP, ClusterIPs = spec.ClusterIPs ?? old.ClusterIPs } },
        (Batch.Job job, Batch.Job old) => JobSelector.Generate(job with { Metadata = job.Metadata with { Uid = old.Metadata.Uid } }),
        _ => applied,
    };

    private static Labels? Merge(Labels? applied, Labels? stored)
    {
        var merged = stored;
        foreach (var (key, value) in applied ?? [])
        {
            merged = (merged ?? []).With(key, value);
        }

        return merged;
    }
}
