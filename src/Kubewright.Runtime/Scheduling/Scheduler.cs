using System.Collections.Immutable;
using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>
/// Chooses a node for a pod. A node must pass every filter; of those that do, the pod goes to the one with the fewest
/// pods of its own set, then the fewest pods, then the first by name, so that the pods of a set spread. Pure.
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
    public static SchedulingDecision Decide(Pod pod, IReadOnlyCollection<NodeLoad> nodes, IReadOnlyCollection<PodClaim> claims)
    {
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

        var (fitting, reasons) = Filter(pod, nodes, claims);
        if (fitting.Count == 0)
        {
            return Unschedulable(nodes.Count, string.Join(", ", reasons
                .OrderBy(static r => r.Key, StringComparer.Ordinal)
                .Select(static r => string.Create(CultureInfo.InvariantCulture, $"{r.Value} {r.Key}"))));
        }

        // A node chosen before for the sake of a volume stays chosen while it fits.
        var selected = claims.Select(static c => c.SelectedNode).FirstOrDefault(static n => n is not null);
        var node = (fitting.Find(load => load.Node.Metadata.Name == selected) ?? Best(fitting)).Node.Metadata.Name ?? "";
        var waiting = claims.Where(static c => !c.IsBound).ToList();
        return waiting.Count == 0
            ? new SchedulingDecision.Bind(node)
            : new SchedulingDecision.Reserve(node, [.. waiting.Where(c => c.SelectedNode != node).Select(static c => c.Name)]);
    }

    private static SchedulingDecision.Unschedulable Unschedulable(int nodes, string reasons) =>
        new(string.Create(CultureInfo.InvariantCulture, $"0/{nodes} nodes are available: {reasons}."));

    /// <summary>What is wrong with the claims whatever the node; null for nothing.</summary>
    private static string? ClaimProblem(IReadOnlyCollection<PodClaim> claims)
    {
        foreach (var claim in claims)
        {
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

        return claims.Any(static c => !c.IsBound && !StorageClassLookup.WaitsForConsumer(c.Class))
            ? "pod has unbound immediate PersistentVolumeClaims"
            : claims.Any(static c => c.IsInUse && c.Claim?.Spec?.AccessModes?.Contains(AccessMode.ReadWriteOncePod) == true)
                ? "node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode"
                : null;
    }

    private static (List<NodeLoad> Fitting, Dictionary<string, int> Reasons) Filter(
        Pod pod,
        IEnumerable<NodeLoad> nodes,
        IReadOnlyCollection<PodClaim> claims)
    {
        var fitting = new List<NodeLoad>();
        var reasons = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var load in nodes)
        {
            var reason = Filters.FirstOrDefault(filter => !filter.Passes(pod, load.Node)).Reason ?? VolumeProblem(claims, load.Node);
            if (reason is null)
            {
                fitting.Add(load);
            }
            else
            {
                reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
            }
        }

        return (fitting, reasons);
    }

    private static string? VolumeProblem(IEnumerable<PodClaim> claims, Node node)
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
            else if (!CanProvision(claim) && VolumeMatcher.FindOnNode(claim.Claim!, claim.Candidates, node) is null)
            {
                return "node(s) didn't find available persistent volumes to bind";
            }
        }

        return null;
    }

    private static bool CanProvision(PodClaim claim) =>
        claim.Class is { } storageClass && Provisioners.WhyIdle(storageClass.Provisioner) is null && claim.Claim?.Spec?.Selector is null;

    private static NodeLoad Best(IEnumerable<NodeLoad> nodes) => nodes
        .OrderBy(static load => load.Siblings)
        .ThenBy(static load => load.Pods)
        .ThenBy(static load => load.Node.Metadata.Name, StringComparer.Ordinal)
        .First();
}
