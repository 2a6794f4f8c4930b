namespace Kubewright.Runtime;

/// <summary>What a node does next for a pod.</summary>
/// <param name="Stage">The stage that comes next.</param>
/// <param name="Waiting">The stage in the row that the pod is at; null for none. It is <paramref name="Stage"/> unless one beside the row comes first.</param>
/// <param name="Since">Since when the pod is at that stage.</param>
/// <param name="Due">When <paramref name="Stage"/> takes effect.</param>
public readonly record struct PodStep(PodStage Stage, PodStage? Waiting, DateTimeOffset Since, DateTimeOffset Due)
{
    /// <summary>What the planner was asked about, with the stage that the pod has come to; null when it was at that stage before.</summary>
    internal PodStageContext? Entered { get; init; }
}
