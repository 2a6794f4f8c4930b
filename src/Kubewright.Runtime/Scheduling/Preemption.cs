namespace Kubewright.Runtime;

/// <summary>
/// Chooses which pods of lower priority make room for one that fits nowhere: on each node as few and as unimportant ones
/// as will do, and then the node where that hurts least. Pods are not removed to satisfy rules about other pods. Pure.
/// </summary>
internal static class Preemption
{
    /// <summary>The plan for a pod; null when no node would do, whatever went.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="nodes">All nodes, with the load that pods of other priorities reserve there.</param>
    /// <param name="podsOn">The pods that take room on a node.</param>
    /// <param name="isProtected">Whether a disruption budget stands against the end of a pod. It is broken only when nothing else helps.</param>
    /// <param name="fits">Whether the pod fits on a node with such a load.</param>
    public static PreemptionPlan? Plan(Pod pod, IEnumerable<Node> nodes, Func<Node, IEnumerable<Pod>> podsOn, Func<Pod, bool> isProtected, Func<Node, IReadOnlyCollection<Pod>, bool> fits)
    {
        var priority = PodPriority.Of(pod);
        return nodes
            .Select(node => PlanOn(node, priority, podsOn(node), isProtected, fits))
            .OfType<PreemptionPlan>()
            .OrderBy(plan => plan.Victims.Count(isProtected))
            .ThenBy(static plan => PodPriority.Of(plan.Victims[0]))
            .ThenBy(static plan => plan.Victims.Sum(static victim => (long)PodPriority.Of(victim) - int.MinValue))
            .ThenBy(static plan => plan.Victims.Count)
            .ThenByDescending(static plan => StartOf(plan.Victims[0]))
            .ThenBy(static plan => plan.Node, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static PreemptionPlan? PlanOn(Node node, int priority, IEnumerable<Pod> pods, Func<Pod, bool> isProtected, Func<Node, IReadOnlyCollection<Pod>, bool> fits)
    {
        var byRank = pods.ToLookup(pod => PodPriority.Of(pod) < priority);
        List<Pod> staying = [.. byRank[false]];
        if (!byRank[true].Any() || !fits(node, staying))
        {
            return null;
        }

        // Whoever can stay after all does, the most important first.
        List<Pod> victims = [];
        foreach (var candidate in byRank[true].OrderByDescending(isProtected).ThenByDescending(PodPriority.Of).ThenBy(StartOf).ThenBy(static pod => pod.Metadata.Name, StringComparer.Ordinal))
        {
            staying.Add(candidate);
            if (!fits(node, staying))
            {
                staying.RemoveAt(staying.Count - 1);
                victims.Add(candidate);
            }
        }

        return victims.Count == 0
            ? null
            : new PreemptionPlan(node.Metadata.Name ?? "", [.. victims.OrderByDescending(PodPriority.Of).ThenBy(StartOf).ThenBy(static pod => pod.Metadata.Name, StringComparer.Ordinal)]);
    }

    private static DateTimeOffset StartOf(Pod pod) => pod.Status?.StartTime ?? DateTimeOffset.MaxValue;
}
