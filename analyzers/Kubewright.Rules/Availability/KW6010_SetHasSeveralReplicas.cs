using Kubewright.Rules.Views;

namespace Kubewright.Rules.Availability;

/// <summary>A set has more than one pod.</summary>
public sealed class SetHasSeveralReplicas() : StatefulSetRule(new(
    "KW6010", "single-replica", "A set has more than one pod",
    RuleCategory.Availability, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var replicas = Ordinals.Replicas(set);
        if (replicas is not (0 or 1) || AutoscalerIndex.Find(context.Object, context.Manifests) is not null)
        {
            return;
        }

        context.Report(
            set.Replicas.At,
            replicas == 0
                ? $"{context.Object} has 0 replicas, so nothing runs. Set replicas to what is needed when it should."
                : $"{context.Object} has one replica: each update, node drain and crash is an outage. Run at least two where the software can.");
    }
}
