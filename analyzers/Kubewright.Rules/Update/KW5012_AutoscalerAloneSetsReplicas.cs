using Kubewright.Rules.Availability;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>Where an autoscaler sets the number of pods, the manifest does not.</summary>
public sealed class AutoscalerAloneSetsReplicas() : StatefulSetRule(new(
    "KW5012", "hpa-and-fixed-replicas", "An autoscaler alone sets the number of pods",
    RuleCategory.Update, Severity.Warning, RulePreset.Production, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        // An autoscaler lets a set of 0 replicas be: the way to switch it off.
        if (!set.Replicas.TryGet(out var replicas) || replicas < 1 || AutoscalerIndex.Find(context.Object, context.Manifests) is not { } scaler)
        {
            return;
        }

        // No fix: taking the number out of a set that is applied already scales it to 1 until the autoscaler acts.
        context.Report(
            set.Replicas.At,
            $"{context.Object} writes {replicas} replicas, and {scaler} sets their number too: each apply puts it back to {replicas}, whatever the load is. "
            + "Leave replicas out of the manifest. Where the set is applied already, take the number out of what was last applied first "
            + "(kubectl apply edit-last-applied), or the next apply scales the set to 1.",
            null,
            scaler.Origin);
    }
}
