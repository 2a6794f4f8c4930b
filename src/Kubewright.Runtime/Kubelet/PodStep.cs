namespace Kubewright.Runtime;

/// <summary>What a node does next for a pod.</summary>
/// <param name="Stage">The stage the pod is at.</param>
/// <param name="Since">Since when it is.</param>
/// <param name="Due">When the stage takes effect.</param>
public sealed record PodStep(PodStage Stage, DateTimeOffset Since, DateTimeOffset Due);
