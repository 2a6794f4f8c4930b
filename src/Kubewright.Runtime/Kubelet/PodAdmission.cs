using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>
/// What a node checks itself before it takes a pod over (SS-290). For a pod that the scheduler has placed this is settled;
/// one that was created with <c>spec.nodeName</c> has passed no one yet.
/// </summary>
internal static class PodAdmission
{
    /// <summary>Why the node does not take the pod; null when it does, or when that is not in question.</summary>
    public static PodRejection? Check(Pod pod, Node node, ClusterSnapshot snapshot)
    {
        if (pod.Status?.StartTime is not null
            || PodHealth.IsTerminating(pod)
            || PodHealth.IsTerminal(pod)
            || PodConditions.IsTrue(pod, PodConditionType.PodScheduled))
        {
            return null;
        }

        return Check(pod, node, LoadOf(node, pod, snapshot));
    }

    private static PodRejection? Check(Pod pod, Node node, NodeLoad load)
    {
        foreach (var shortage in PodResources.Shortages(PodResources.Of(pod), load))
        {
            return new PodRejection($"OutOf{shortage.Resource}", Text(shortage));
        }

        return !NodeAffinities.Admits(pod, node) ? Predicate("NodeAffinity", "node(s) didn't match Pod's node affinity/selector")
            : load.Ports is { } taken && HostPort.Of(pod).Any(port => taken.Keys.Any(port.Collides)) ? Predicate("NodePorts", "node(s) didn't have free ports for the requested pod ports")
            : null;
    }

    /// <summary>What the other pods use that the node has taken over, or that the scheduler has given it.</summary>
    private static NodeLoad LoadOf(Node node, Pod pod, ClusterSnapshot snapshot)
    {
        var usage = new NodeUsage();
        foreach (var other in snapshot.ByIndex<Pod>(SnapshotIndex.PodsByNode, node.Metadata.Name ?? ""))
        {
            if (other.Metadata.Uid != pod.Metadata.Uid
                && !PodHealth.IsTerminal(other)
                && (other.Status?.StartTime is not null || PodConditions.IsTrue(other, PodConditionType.PodScheduled)))
            {
                usage.Count(other, 1);
            }
        }

        return usage.LoadOf(node, null);
    }

    private static PodRejection Predicate(string name, string detail) => new(name, $"Predicate {name} failed: {detail}");

    /// <summary>Processor time is told in thousandths of a processor, everything else in whole units.</summary>
    private static string Text(ResourceShortage shortage)
    {
        return $"Node didn't have enough resource: {shortage.Resource}, requested: {Amount(shortage.Requested)}, used: {Amount(shortage.Used)}, capacity: {Amount(shortage.Capacity)}";

        string Amount(Quantity quantity) =>
            Math.Ceiling(quantity.ToDecimal() * (shortage.Resource == "cpu" ? 1000 : 1)).ToString(CultureInfo.InvariantCulture);
    }
}
