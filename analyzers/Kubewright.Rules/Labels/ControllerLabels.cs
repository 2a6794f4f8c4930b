namespace Kubewright.Rules;

/// <summary>The labels that the StatefulSet controller puts on every pod, over what the template says.</summary>
internal static class ControllerLabels
{
    /// <summary>The pod's name.</summary>
    public const string PodName = "statefulset.kubernetes.io/pod-name";

    /// <summary>The pod's ordinal.</summary>
    public const string PodIndex = "apps.kubernetes.io/pod-index";

    /// <summary>Whether the controller sets the label.</summary>
    public static bool Contains(string key) => key is "controller-revision-hash" or PodName or PodIndex;
}
