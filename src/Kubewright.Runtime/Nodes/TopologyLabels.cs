namespace Kubewright.Runtime;

/// <summary>The labels that say where a node is.</summary>
internal static class TopologyLabels
{
    /// <summary>The node's zone.</summary>
    public const string Zone = "topology.kubernetes.io/zone";
}
