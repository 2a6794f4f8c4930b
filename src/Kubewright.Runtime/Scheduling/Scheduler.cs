using System.Collections.Immutable;
using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>
/// Chooses a node for a pod. A node must pass every filter; of those that do, the pod goes to the one it prefers, then to
/// the one with the fewest pods of its own set, then the fewest pods, then the first by name, so that the pods of a set
/// spread. Pure.
/// </summary>
public static class Scheduler
{
    private static readonly ImmutableArray<(string Reason, Func<Pod, Node, bool> Passes)> Filters =
    [
        ("node(s) were unschedulable", static (_, node) => node.Spec?.Unschedulable != true),
        ("node(s) had untolerated taint(s)", Tolerations.Tolerates),
        ("node(s) didn't match Pod's node affinity/selector", NodeAffinities.Admits),
    ];

    /// <summary>The decision for a pod that has no node yet.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="nodes">All nodes.</param>
    /// <param name="claims">The claims the pod mounts, in the order of its volumes.</param>
    public static SchedulingDecision Decide(Pod pod, IReadOnlyCollection<NodeLoad> nodes, IReadOnlyCollection<PodClaim> claims) =>
        Decide(pod, nodes, [.. claims], null);

    /// <summary>The decision for a pod that has rules about other pods.</summary>
    internal static SchedulingDecision Decide(
        Pod pod,
        IReadOnlyCollection<NodeLoad> nodes,
        PodClaim[] claims,
        TopologyFilter? topology)
    {
        ArgumentNullException.ThrowIfNull(pod);
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(claims);
        if (pod.Spec?.SchedulingGates is { Count: > 0 })
        {
            return new SchedulingDecision.Gated("Scheduling is blocked due to non-empty scheduling gates");
        }

        if (nodes.Count == 0)
        {
            return new SchedulingDecision.Unschedulable("no nodes available to schedule pods");
        }

        if (ClaimProblem(claims) is { } problem)
        {
            return Unschedulable(nodes.Count, problem);
        }

        // A node chosen before for the sake of a volume stays chosen while it fits.
        var selected = Array.Find(claims, static c => c.SelectedNode is not null)?.SelectedNode;
        if (Choose(pod, nodes, claims, topology, selected) is not { } node)
        {
            return Unschedulable(nodes.Count, string.Join(", ", nodes
                .SelectMany(load => Problems(pod, PodResources.Of(pod), load, claims, topology))
                .CountBy(static reason => reason)
                .OrderBy(static r => r.Key, StringComparer.Ordinal)
                .Select(static r => string.Create(CultureInfo.InvariantCulture, $"{r.Value} {r.Key}"))));
        }

        var waiting = Array.FindAll(claims, static c => !c.IsBound);
        return waiting.Length == 0
            ? new SchedulingDecision.Bind(node)
            : new SchedulingDecision.Reserve(node, [.. waiting.Where(c => c.SelectedNode != node).Select(static c => c.Name)]);
    }

    /// <summary>Whether a pod could run on a node with such a load.</summary>
    internal static bool Fits(Pod pod, NodeLoad load, PodClaim[] claims, TopologyFilter? topology) =>
        !Problems(pod, PodResources.Of(pod), load, claims, topology).Any();

    /// <summary>Looks at every node once and keeps the best.</summary>
    private static string? Choose(
        Pod pod,
        IReadOnlyCollection<NodeLoad> nodes,
        PodClaim[] claims,
        TopologyFilter? topology,
        string? selected)
    {
        var wanted = PodResources.Of(pod);
        NodeLoad? best = null;
        var bestPreference = 0;
        foreach (var load in nodes)
        {
            var preference = NodeAffinities.Preference(pod, load.Node) + (topology?.Preference(load.Node) ?? 0);
            if ((best is { } known && !IsBetter(preference, load, bestPreference, known) && load.Node.Metadata.Name != selected)
                || Problems(pod, wanted, load, claims, topology).Any())
            {
                continue;
            }

            (best, bestPreference) = (load, preference);
            if (load.Node.Metadata.Name == selected)
            {
                break;
            }
        }

        return best?.Node.Metadata.Name;
    }

    private static bool IsBetter(int preference, NodeLoad load, int bestPreference, NodeLoad best)
    {
        var order = bestPreference.CompareTo(preference);
        order = order != 0 ? order : load.Siblings.CompareTo(best.Siblings);
        order = order != 0 ? order : load.Pods.CompareTo(best.Pods);
        return (order != 0 ? order : string.CompareOrdinal(load.Node.Metadata.Name, best.Node.Metadata.Name)) < 0;
    }

    /// <summary>What the first filter that refuses the node says: one reason, or one for each resource that is short.</summary>
    private static IEnumerable<string> Problems(
        Pod pod,
        IReadOnlyDictionary<string, Quantity> wanted,
        NodeLoad load,
        PodClaim[] claims,
        TopologyFilter? topology)
    {
        foreach (var (reason, passes) in Filters)
        {
            if (!passes(pod, load.Node))
            {
                return [reason];
            }
        }

        if (load.Ports is { Count: > 0 } taken && HostPort.Of(pod).Any(port => taken.Keys.Any(port.Collides)))
        {
            return ["node(s) didn't have free ports for the requested pod ports"];
        }

        if (wanted.Count > 0 || load.Node.Status?.Allocatable is not null)
        {
            string[] missing = [.. PodResources.Missing(wanted, load)];
            if (missing.Length > 0)
            {
                return missing;
            }
        }

        return ((claims.Length == 0 ? null : VolumeProblem(claims, load.Node)) ?? topology?.Problem(load.Node)) is { } problem ? [problem] : [];
    }

    private static SchedulingDecision.Unschedulable Unschedulable(int nodes, string reasons) =>
        new(string.Create(CultureInfo.InvariantCulture, $"0/{nodes} nodes are available: {reasons}."));

    /// <summary>What is wrong with the claims whatever the node; null for nothing.</summary>
    internal static string? ClaimProblem(PodClaim[] claims)
    {
        var (isUnbound, isTaken) = (false, false);
        foreach (var claim in claims)
        {
            isUnbound |= !claim.IsBound && !StorageClassLookup.WaitsForConsumer(claim.Class);
            isTaken |= claim.IsInUse && claim.Claim?.Spec?.AccessModes?.Contains(AccessMode.ReadWriteOncePod) == true;
            if (claim.Claim is null)
            {
                return $"persistentvolumeclaim \"{claim.Name}\" not found";
            }

            if (claim.Claim.Metadata.DeletionTimestamp is not null)
            {
                return $"persistentvolumeclaim \"{claim.Name}\" is being deleted";
            }

            if (claim.Claim.Status?.Phase == ClaimPhase.Lost)
            {
                return $"persistentvolumeclaim \"{claim.Name}\" bound to non-existent persistentvolume \"{claim.Claim.Spec?.VolumeName?.Name}\"";
            }
        }

        return isUnbound ? "pod has unbound immediate PersistentVolumeClaims"
            : isTaken ? "node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode"
            : null;
    }

    private static string? VolumeProblem(PodClaim[] claims, Node node)
    {
        foreach (var claim in claims)
        {
            if (claim.IsBound)
            {
                if (claim.Volume is null)
                {
                    return "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)";
                }

                if (!NodeAffinities.Admits(claim.Volume, node))
                {
                    return "node(s) didn't match PersistentVolume's node affinity";
                }
            }
            else if (!CanProvision(claim, node) && VolumeMatcher.FindOnNode(claim.Claim!, claim.Candidates, node) is null)
            {
                return "node(s) didn't find available persistent volumes to bind";
            }
        }

        return null;
    }

    private static bool CanProvision(PodClaim claim, Node node) =>
        claim.Class is { } storageClass
        && Provisioners.WhyIdle(storageClass.Provisioner) is null
        && claim.Claim?.Spec?.Selector is null
        && StorageTopology.Admits(storageClass, node);
}
