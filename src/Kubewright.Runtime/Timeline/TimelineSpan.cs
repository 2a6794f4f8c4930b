namespace Kubewright.Runtime;

/// <summary>A stretch of a pod's life in which nothing of this changed.</summary>
/// <param name="Start">When it began.</param>
/// <param name="End">When it ended; the end of the timeline if it has not.</param>
/// <param name="Phase">What the pod was about.</param>
/// <param name="Status">The STATUS cell that <c>kubectl get pods</c> shows, for example <c>CrashLoopBackOff</c>.</param>
/// <param name="Uid">The pod object: two pods of one name have two uids.</param>
/// <param name="Revision">The revision it was made from (label <c>controller-revision-hash</c>); null when it has none.</param>
/// <param name="Node">Its node; null when it has none.</param>
/// <param name="Restarts">How often its containers were started again, together.</param>
public readonly record struct TimelineSpan(
    DateTimeOffset Start,
    DateTimeOffset End,
    TimelinePhase Phase,
    string Status,
    string Uid,
    string? Revision,
    string? Node,
    int Restarts)
{
    /// <summary>How long it was.</summary>
    public TimeSpan Length => End - Start;

    /// <summary>Whether it went on when the timeline ended.</summary>
    public bool IsOpen { get; init; }
}
