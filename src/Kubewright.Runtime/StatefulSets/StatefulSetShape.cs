namespace Kubewright.Runtime;

/// <summary>A StatefulSet's spec with every default in place, in the controller's words.</summary>
internal readonly struct StatefulSetShape(StatefulSet set)
{
    /// <summary>The set.</summary>
    public StatefulSet Set { get; } = set;

    /// <summary>The set's name.</summary>
    public string Name { get; } = set.Metadata.Name ?? "";

    /// <summary>How many pods there should be.</summary>
    public int Replicas { get; } = set.Spec?.Replicas ?? 1;

    /// <summary>The first ordinal.</summary>
    public int Start { get; } = set.Spec?.Ordinals?.Start ?? 0;

    /// <summary>The last ordinal; below <see cref="Start"/> when there are no replicas.</summary>
    public int End => (int)Math.Min((long)Start + Replicas - 1, int.MaxValue - 1);

    /// <summary>Whether pods are made and removed one after the other.</summary>
    public bool IsOrdered { get; } = set.Spec?.PodManagementPolicy != PodManagementPolicy.Parallel;

    /// <summary>Whether an update replaces pods by itself.</summary>
    public bool IsRollingUpdate { get; } = set.Spec?.UpdateStrategy?.Type != StatefulSetUpdateStrategyType.OnDelete;

    /// <summary>The rolling update's settings; null when the strategy gives none.</summary>
    public RollingUpdateStatefulSetStrategy? RollingUpdate { get; } = set.Spec?.UpdateStrategy?.RollingUpdate;

    /// <summary>How many slots, counted from the first, an update leaves alone.</summary>
    public int Partition => RollingUpdate?.Partition ?? 0;

    /// <summary>How long a pod must be ready before it counts as available.</summary>
    public TimeSpan MinReady { get; } = TimeSpan.FromSeconds(set.Spec?.MinReadySeconds?.Seconds ?? 0);

    /// <summary>The claim templates.</summary>
    public ValueList<VolumeClaim> ClaimTemplates { get; } = set.Spec?.VolumeClaimTemplates ?? [];

    /// <summary>Whether the set is being deleted.</summary>
    public bool IsDeleting { get; } = set.Metadata.DeletionTimestamp is not null;

    /// <summary>Whether a scale-down gives a pod's claims to the pod, so that they go with it.</summary>
    public bool DeletesClaimsWhenScaled { get; } =
        set.Spec?.PersistentVolumeClaimRetentionPolicy?.WhenScaled == PersistentVolumeClaimRetentionPolicyType.Delete;

    /// <summary>Whether the claims belong to the set, so that they go with it.</summary>
    public bool DeletesClaimsWhenDeleted { get; } =
        set.Spec?.PersistentVolumeClaimRetentionPolicy?.WhenDeleted == PersistentVolumeClaimRetentionPolicyType.Delete;

    /// <summary>Whether a pod with this ordinal has a slot; the others are condemned.</summary>
    public bool HasSlot(int ordinal) => ordinal >= Start && ordinal <= End;
}
