namespace Kubewright.Runtime;

/// <summary>A node and what runs there already.</summary>
/// <param name="Node">The node.</param>
/// <param name="Siblings">Pods on it with the same owner as the pod to be scheduled.</param>
/// <param name="Pods">All pods on it.</param>
public sealed record NodeLoad(Node Node, int Siblings = 0, int Pods = 0);
