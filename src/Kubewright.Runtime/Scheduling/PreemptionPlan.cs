namespace Kubewright.Runtime;

/// <summary>Where room is made for a pod, and by what.</summary>
/// <param name="Node">The node's name.</param>
/// <param name="Victims">The pods that have to go, the most important first.</param>
public sealed record PreemptionPlan(string Node, ValueList<Pod> Victims);
