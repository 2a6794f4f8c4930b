namespace Kubewright.Runtime;

/// <summary>How important pods are (<c>spec.priority</c>).</summary>
internal static class PodPriority
{
    /// <summary>From where on pods are critical for the cluster itself: no node evicts them.</summary>
    public const int Critical = 2_000_000_000;

    /// <summary>The priority of a pod; 0 for one that was given none.</summary>
    public static int Of(Pod pod) => pod.Spec?.Priority ?? 0;
}
