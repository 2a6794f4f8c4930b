namespace Kubewright.Runtime;

/// <summary>When what was asked for is there.</summary>
public static class Rollout
{
    /// <summary>Whether every StatefulSet is rolled out and available, and every pod beside them is ready or done.</summary>
    public static bool IsComplete(ClusterSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.StatefulSets.All(set => IsReady(set) && HasItsPods(set, snapshot)) && snapshot.Pods.All(static pod => IsDone(pod) || IsReady(pod));
    }

    /// <summary>Whether the set has all its pods, of the newest revision, and they have been ready for long enough.</summary>
    public static bool IsReady(StatefulSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var wanted = set.Spec?.Replicas ?? 1;
        return set.Status is { } status
            && status.ObservedGeneration >= (set.Metadata.Generation ?? 0)
            && status.Replicas == wanted
            && (status.ReadyReplicas ?? 0) == wanted
            && (status.AvailableReplicas ?? 0) == wanted
            && IsRolledOut(set, status, wanted);
    }

    /// <summary>Whether the pod counts as ready: its <c>Ready</c> condition is true, and it is not being deleted.</summary>
    public static bool IsReady(Pod pod) =>
        pod is not null
        && pod.Metadata.DeletionTimestamp is null
        && (pod.Status?.Conditions ?? []).Any(static condition => condition.Type == PodConditionType.Ready && condition.Status == ConditionStatus.True);

    /// <summary>A status may be older than the pods it counts: one that was removed at once is missing before the controller says so.</summary>
    private static bool HasItsPods(StatefulSet set, ClusterSnapshot snapshot) =>
        snapshot.DependentsOf<Pod>(set.Metadata.Uid ?? "").Count == (set.Spec?.Replicas ?? 1);

    /// <summary>Whether the pod has done its work.</summary>
    internal static bool IsDone(Pod pod) => pod.Status?.Phase == PodPhase.Succeeded;

    /// <summary>A partition leaves the pods below it as they are; with OnDelete a person decides.</summary>
    private static bool IsRolledOut(StatefulSet set, StatefulSetStatus status, int wanted)
    {
        var strategy = set.Spec?.UpdateStrategy;
        var partition = strategy?.RollingUpdate?.Partition ?? 0;
        return strategy?.Type == StatefulSetUpdateStrategyType.OnDelete
            || (status.UpdatedReplicas ?? 0) >= Math.Max(0, wanted - partition);
    }
}
