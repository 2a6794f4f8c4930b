namespace Kubewright.Runtime;

/// <summary>
/// In which order a node under pressure evicts its pods: those first that were promised least (BestEffort, then Burstable,
/// then Guaranteed), of these the less important, of these the youngest. Simulated containers use nothing, so that what
/// they use above their requests does not count. Pods that are critical for the cluster stay. Pure.
/// </summary>
internal static class EvictionOrder
{
    /// <summary>The pods that may be evicted, in that order.</summary>
    /// <param name="pods">The pods of the node.</param>
    public static IEnumerable<Pod> Of(IEnumerable<Pod> pods) => pods
        .Where(static pod => !PodHealth.IsTerminal(pod) && !PodHealth.IsTerminating(pod) && PodPriority.Of(pod) < PodPriority.Critical)
        .OrderBy(static pod => PodDefaults.QosClassOf(pod.Spec) switch
        {
            PodQosClass.BestEffort => 0,
            PodQosClass.Burstable => 1,
            _ => 2,
        })
        .ThenBy(PodPriority.Of)
        .ThenByDescending(static pod => pod.Status?.StartTime)
        .ThenBy(static pod => pod.Metadata.Name, StringComparer.Ordinal);
}
