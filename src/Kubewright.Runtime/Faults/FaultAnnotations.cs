namespace Kubewright.Runtime;

/// <summary>The annotations by which people steer simulated pods and nodes.</summary>
public static class FaultAnnotations
{
    /// <summary>
    /// On a pod, or in the pod template of a set: the faults of its containers, in the form of a faults file without the
    /// key <c>faults</c>. <c>never-ready</c>, <c>{fault: crash, exitCode: 3}</c> and lists of these are the usual texts.
    /// </summary>
    public const string Faults = "kubewright/faults";

    /// <summary>On a pod: <c>true</c> or <c>false</c> to overrule its probes.</summary>
    public const string Ready = "kubewright/ready";

    /// <summary>On a node: with any value but <c>false</c>, it has lost contact with the control plane.</summary>
    public const string Cut = "kubewright/cut";

    /// <summary>What the pod's annotation says about its readiness; null when it says nothing.</summary>
    internal static bool? ReadyOf(Pod pod) => pod.Metadata.Annotations?[Ready] switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    /// <summary>Whether the node is cut off.</summary>
    internal static bool IsCut(Node node) => node.Metadata.Annotations?[Cut] is { } value && value != "false";
}
