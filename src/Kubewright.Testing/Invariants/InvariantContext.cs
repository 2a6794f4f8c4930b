namespace Kubewright.Testing;

/// <summary>What an invariant looks at.</summary>
public sealed record InvariantContext
{
    /// <summary>The cluster after the change.</summary>
    public required ClusterSnapshot Snapshot { get; init; }

    /// <summary>The cluster's time.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What the cluster's Kubernetes release does. Default <see cref="KubernetesFeatures.Default"/>.</summary>
    public KubernetesFeatures Features { get; init; } = KubernetesFeatures.Default;

    /// <summary>The change; null when the cluster has come to rest.</summary>
    public StoreEvent? Change { get; init; }

    /// <summary>The controller that made the change, for example <c>statefulset-controller</c>; null for a caller of the cluster.</summary>
    public string? Actor { get; init; }

    /// <summary>Whether the change starts the object's deletion, or removes it at once.</summary>
    public bool StartsDeletion { get; init; }

    /// <summary>Whether nothing is left to do.</summary>
    public bool IsAtRest => Change is null;

    /// <summary>Whether the StatefulSet controller made the change.</summary>
    public bool IsByStatefulSetController => Actor == StatefulPodControl.Component;

    /// <summary>The set that controls a pod; null when none does, or it is gone.</summary>
    public StatefulSet? OwnerOf(Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return OwnerReferences.ControllerOf(pod) is { Kind: "StatefulSet" } owner
            && Snapshot.Find<StatefulSet>(ObjectKey.Of(pod).Namespace, owner.Name) is { } set
            && set.Metadata.Uid == owner.Uid
                ? set
                : null;
    }

    /// <summary>The pods that a set controls.</summary>
    public ObjectList<Pod> PodsOf(StatefulSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Snapshot.DependentsOf<Pod>(set.Metadata.Uid ?? "");
    }

    /// <summary>Whether the slot of an ordinal has a pod that is ready and not being deleted.</summary>
    internal bool IsReady(StatefulSet set, int ordinal) => PodOf(set, ordinal) is { } pod && PodHealth.IsReady(pod, out _);

    /// <summary>Whether the slot of an ordinal has a pod that is ready for <c>minReadySeconds</c> and not being deleted.</summary>
    public bool IsAvailable(StatefulSet set, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(set);
        return PodOf(set, ordinal) is { } pod && IsReadyForLong(set, pod);
    }

    /// <summary>The pod in the slot of an ordinal; null when there is none, or it is being deleted.</summary>
    internal Pod? PodOf(StatefulSet set, int ordinal) =>
        Snapshot.Find<Pod>(ObjectKey.Of(set).Namespace, StatefulSetNames.Pod(set.Metadata.Name ?? "", ordinal)) is { Metadata.DeletionTimestamp: null } pod ? pod : null;

    /// <summary>Whether the pod is ready, and has been for <c>minReadySeconds</c>.</summary>
    internal bool IsReadyForLong(StatefulSet set, Pod pod) =>
        PodHealth.IsReady(pod, out var since)
        && (set.Spec?.MinReadySeconds is not { Seconds: > 0 } minReady || since?.AddSeconds(minReady.Seconds) < Now);
}
