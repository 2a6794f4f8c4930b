namespace Kubewright.Runtime;

/// <summary>Counts a StatefulSet's pods into its status.</summary>
internal static class StatefulSetStatusCalculator
{
    /// <summary>The status of <paramref name="set"/> with these pods and revisions.</summary>
    public static StatefulSetStatus Calculate(StatefulSet set, PodRoster pods, RevisionPair revisions)
    {
        var shape = new StatefulSetShape(set);
        var current = pods.CountOf(revisions.Current);
        var updated = pods.CountOf(revisions.Update);
        var currentRevision = revisions.Current;

        // Every pod is there, ready and new: the update is complete.
        if (shape.IsRollingUpdate
            && updated == shape.Replicas
            && pods.Count == shape.Replicas
            && pods.ReadyCount == shape.Replicas)
        {
            current = updated;
            currentRevision = revisions.Update;
        }

        return new StatefulSetStatus
        {
            ObservedGeneration = set.Metadata.Generation,
            Replicas = pods.Count,
            ReadyReplicas = OrNull(pods.ReadyCount),
            AvailableReplicas = pods.AvailableCount,
            CurrentReplicas = OrNull(current),
            UpdatedReplicas = OrNull(updated),
            CurrentRevision = currentRevision,
            UpdateRevision = revisions.Update,
            CollisionCount = revisions.CollisionCount,
        };
    }

    /// <summary>The status after one more pod was deleted for an update.</summary>
    public static StatefulSetStatus WithoutCurrent(StatefulSetStatus status) =>
        status with { CurrentReplicas = OrNull(Math.Max(0, (status.CurrentReplicas ?? 0) - 1)) };

    /// <summary>Whether the difference is worth a write. A change of the collision count alone is not.</summary>
    public static bool IsWorthWriting(StatefulSetStatus? stored, StatefulSetStatus status) =>
        stored is null
        || (stored.ObservedGeneration ?? 0) < (status.ObservedGeneration ?? 0)
        || stored.Replicas != status.Replicas
        || stored.ReadyReplicas != status.ReadyReplicas
        || stored.AvailableReplicas != status.AvailableReplicas
        || stored.CurrentReplicas != status.CurrentReplicas
        || stored.UpdatedReplicas != status.UpdatedReplicas
        || stored.CurrentRevision != status.CurrentRevision
        || stored.UpdateRevision != status.UpdateRevision;

    /// <summary>Kubernetes leaves these counters out when they are zero.</summary>
    private static int? OrNull(int count) => count == 0 ? null : count;
}
