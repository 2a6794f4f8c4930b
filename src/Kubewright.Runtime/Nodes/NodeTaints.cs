namespace Kubewright.Runtime;

/// <summary>The taints that the control plane itself puts on nodes.</summary>
internal static class NodeTaints
{
    /// <summary>The node has been silent for too long.</summary>
    public const string Unreachable = "node.kubernetes.io/unreachable";

    /// <summary>The node says that it is not well.</summary>
    public const string NotReady = "node.kubernetes.io/not-ready";

    /// <summary>The node takes no new pods: <c>spec.unschedulable</c>.</summary>
    public const string Unschedulable = "node.kubernetes.io/unschedulable";

    /// <summary>A person says that the node is off, so that its pods and volumes may be taken from it.</summary>
    public const string OutOfService = "node.kubernetes.io/out-of-service";

    /// <summary>Whether the control plane has the taint in its hand.</summary>
    public static bool IsManaged(Taint taint) => taint.Key is Unreachable or NotReady or Unschedulable || NodePressures.All.Any(pressure => pressure.Taint == taint.Key);

    /// <summary>Whether the node has a taint with this key.</summary>
    public static bool Has(Node node, string key) => node.Spec?.Taints?.Any(taint => taint.Key == key) == true;

    /// <summary>The taints that drive pods away, not only keep them away.</summary>
    public static IEnumerable<Taint> NoExecute(Node node) => (node.Spec?.Taints ?? []).Where(static taint => taint.Effect == TaintEffect.NoExecute);
}
