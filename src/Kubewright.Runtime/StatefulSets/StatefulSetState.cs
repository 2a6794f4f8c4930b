namespace Kubewright.Runtime;

/// <summary>What the planner knows of a StatefulSet: a complete picture at one instant.</summary>
/// <param name="Set">The set, with defaults.</param>
/// <param name="Pods">Its pods, as of <paramref name="Now"/>.</param>
/// <param name="FindClaim">The claim of that name in the set's namespace; null when there is none.</param>
/// <param name="Revisions">The revisions in force.</param>
/// <param name="Now">The instant.</param>
public sealed record StatefulSetState(
    StatefulSet Set,
    PodRoster Pods,
    Func<string, PersistentVolumeClaim?> FindClaim,
    RevisionPair Revisions,
    DateTimeOffset Now)
{
    /// <summary>What the cluster's Kubernetes release does. Default <see cref="KubernetesFeatures.Default"/>.</summary>
    public KubernetesFeatures Features { get; init; } = KubernetesFeatures.Default;
}
