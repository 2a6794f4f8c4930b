using Kubewright.Rules.Networking;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Scheduling;

/// <summary>The pods of a set are kept on different nodes.</summary>
public sealed class ReplicasSpreadOverNodes() : StatefulSetRule(new(
    "KW6012", "anti-affinity-missing", "The pods of a set are spread over nodes",
    RuleCategory.Scheduling, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        var affinity = pod.Affinity.PodAntiAffinity;
        if (Ordinals.Replicas(set) is not >= 2
            || !pod.At.IsKnown
            || pod.TopologySpreadConstraints is not { IsComplete: true, Count: 0 }
            || affinity.RequiredDuringSchedulingIgnoredDuringExecution is not { IsComplete: true, Count: 0 }
            || affinity.PreferredDuringSchedulingIgnoredDuringExecution is not { IsComplete: true, Count: 0 })
        {
            return;
        }

        context.Report(
            pod.At,
            $"{context.Object} has {Ordinals.Replicas(set)} replicas and nothing that keeps them apart: all may land on one node and go down with it. "
            + "Add a preferred podAntiAffinity on kubernetes.io/hostname, or a topologySpreadConstraint, that selects the set's pods.",
            Fix(context.Object, set, affinity));
    }

    private static FixHint? Fix(ManifestObject set, StatefulSetSpecView spec, PodAntiAffinityView affinity)
    {
        if (HeadlessService.MatchLabels(spec.Selector) is not { } labels)
        {
            return null;
        }

        var term = Build.Object(("labelSelector", Build.Object(("matchLabels", labels))), ("topologyKey", Build.Text(AntiAffinity.Hostname)));
        return new FixHint("Prefer different nodes", new SetValueEdit(
            set.Key,
            affinity.PreferredDuringSchedulingIgnoredDuringExecution.At.Path,
            Build.Array([Build.Object(("weight", Build.Integer(100)), ("podAffinityTerm", term))])));
    }
}
