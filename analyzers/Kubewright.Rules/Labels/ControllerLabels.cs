namespace Kubewright.Rules;

/// <summary>The labels that the StatefulSet controller puts on every pod, over what the template says.</summary>
internal static class ControllerLabels
{
    /// <summary>Whether the controller sets the label.</summary>
    public static bool Contains(string key) =>
        key is "controller-revision-hash" or "statefulset.kubernetes.io/pod-name" or "apps.kubernetes.io/pod-index";
}
