namespace Kubewright.Runtime;

/// <summary>What a pod is about, as one would colour it.</summary>
public enum TimelinePhase
{
    /// <summary>The pod has no node yet: the scheduler has not come to it, or nothing fits.</summary>
    Pending,

    /// <summary>The pod has a node, and not all of its containers have been started.</summary>
    Creating,

    /// <summary>The containers were started, and the <c>Ready</c> condition is not true.</summary>
    NotReady,

    /// <summary>The pod runs and its <c>Ready</c> condition is true.</summary>
    Ready,

    /// <summary>The pod is being deleted (<c>metadata.deletionTimestamp</c>).</summary>
    Terminating,

    /// <summary>All containers ended for good: phase <c>Succeeded</c> or <c>Failed</c>.</summary>
    Ended,
}
