namespace Kubewright.Runtime;

/// <summary>What the StatefulSet machinery does in some Kubernetes releases and not in others (SS-008).</summary>
public enum KubernetesFeature
{
    /// <summary>
    /// <c>rollingUpdate.maxUnavailable</c> of a StatefulSet is kept, defaulted to 1 and heeded: the feature gate of that
    /// name (SS-005, SS-009, SS-120). Without it an update replaces one pod after the other.
    /// </summary>
    MaxUnavailableStatefulSet,

    /// <summary>
    /// The budget of a parallel set does not count against outdated pods that are unavailable anyway, so that broken pods
    /// cannot stop an update for ever: the algorithm of 1.37 (SS-131). Without it every set updates as an ordered one (SS-122).
    /// </summary>
    UnavailablePodsUpdateFirst,

    /// <summary>An update waits until a replaced pod is available, <c>minReadySeconds</c> included, and not only until it is ready (SS-100).</summary>
    UpdateAwaitsAvailability,

    /// <summary>
    /// A revision that differs from the template only in its encoding or in defaults counts as equal, so that an upgrade of
    /// the control plane restarts no pods: the feature gate of that name (SS-157).
    /// </summary>
    StatefulSetSemanticRevisionComparison,

    /// <summary>The API server checks a set's pod template and claim templates in full, and not only the pods and claims made from them (SS-033).</summary>
    TemplateValidation,

    /// <summary><c>revisionHistoryLimit</c> of a stored set may change (SS-034).</summary>
    MutableRevisionHistoryLimit,

    /// <summary>A revision's data names an absent creation time as <c>"creationTimestamp":null</c>, which changes its hash (SS-151).</summary>
    NullTimestampInRevisions,
}
