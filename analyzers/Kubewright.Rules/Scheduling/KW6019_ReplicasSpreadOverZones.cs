using System.Linq;
using Kubewright.Rules.Networking;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Scheduling;

/// <summary>Three pods or more are spread over zones.</summary>
public sealed class ReplicasSpreadOverZones() : StatefulSetRule(new(
    "KW6019", "zone-spread-missing", "Three pods or more are spread over zones",
    RuleCategory.Scheduling, Severity.Info, RulePreset.All, RuleScope.Object))
{
    private const string Zone = "topology.kubernetes.io/zone";
    private const string OldZone = "failure-domain.beta.kubernetes.io/zone";

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        if (Ordinals.Replicas(set) is not >= 3 || !pod.At.IsKnown || MentionsZones(pod) != false)
        {
            return;
        }

        context.Report(
            pod.At,
            $"{context.Object} has {Ordinals.Replicas(set)} replicas and no rule about zones: they may all run in one, and go down with it. "
            + "Add a topologySpreadConstraint on topology.kubernetes.io/zone with ScheduleAnyway.",
            Fix(context.Object, set));
    }

    private static bool? MentionsZones(PodSpecView pod)
    {
        var affinity = pod.Affinity.PodAntiAffinity;
        var (required, preferred) = (affinity.RequiredDuringSchedulingIgnoredDuringExecution, affinity.PreferredDuringSchedulingIgnoredDuringExecution);
        bool? isComplete = pod.TopologySpreadConstraints.IsComplete && required.IsComplete && preferred.IsComplete ? false : null;
        return AntiAffinity.Terms(affinity).Select(static term => term.TopologyKey)
            .Concat(pod.TopologySpreadConstraints.Select(static constraint => constraint.TopologyKey))
            .Aggregate(isComplete, static (any, key) => any | key.Is(Zone) | key.Is(OldZone));
    }

    private static FixHint? Fix(ManifestObject set, StatefulSetSpecView spec) =>
        HeadlessService.MatchLabels(spec.Selector) is { } labels
            ? new FixHint("Spread over zones where possible", new AddItemEdit(set.Key, spec.Template.Spec.TopologySpreadConstraints.At.Path, Build.Object(
                ("maxSkew", Build.Integer(1)),
                ("topologyKey", Build.Text(Zone)),
                ("whenUnsatisfiable", Build.Text("ScheduleAnyway")),
                ("labelSelector", Build.Object(("matchLabels", labels))))))
            : null;
}
