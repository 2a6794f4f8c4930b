using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Scheduling;

/// <summary>There are nodes enough for a required anti-affinity.</summary>
public sealed class NodesSufficeForAntiAffinity() : StatefulSetRule(new(
    "KW6015", "required-spread-exceeds-nodes", "There are nodes enough for a required anti-affinity",
    RuleCategory.Scheduling, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (context.Cluster.Nodes is not { } nodes || Ordinals.Replicas(set) is not { } replicas || replicas <= nodes)
        {
            return;
        }

        var affinity = set.Template.Spec.Affinity.PodAntiAffinity;
        foreach (var term in affinity.RequiredDuringSchedulingIgnoredDuringExecution)
        {
            if (term.TopologyKey.Is(AntiAffinity.Hostname) == true && AntiAffinity.CoversSelf(term, context.Object, set.Template) == true)
            {
                context.Report(
                    term.At,
                    $"{context.Object} has {replicas} replicas that are required to be on nodes of their own, and {nodes} node{(nodes == 1 ? " is" : "s are")} declared. "
                    + $"The pods beyond {nodes} stay Pending for ever, and with OrderedReady every later one too. Make the term a preferred one, lower replicas, or declare more nodes.",
                    Fix(context.Object, affinity, term));
                return;
            }
        }
    }

    private static FixHint? Fix(ManifestObject set, PodAntiAffinityView affinity, PodAffinityTermView term)
    {
        var (required, preferred) = (affinity.RequiredDuringSchedulingIgnoredDuringExecution, affinity.PreferredDuringSchedulingIgnoredDuringExecution);
        if (required is not { IsComplete: true, Count: 1 } || preferred is not { IsComplete: true, Count: 0 } || Known.Copy(term.At.Node) is not { } copy)
        {
            return null;
        }

        var weighted = Build.Object(("weight", Build.Integer(100)), ("podAffinityTerm", copy));
        return new FixHint("Prefer different nodes", EquatableArray<FixEdit>.From(
        [
            new SetValueEdit(set.Key, preferred.At.Path, Build.Array([weighted])),
            new RemoveValueEdit(set.Key, required.At.Path),
        ]));
    }
}
