using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>maxUnavailable makes updates faster.</summary>
public sealed class MaxUnavailableSpeedsUpUpdates() : StatefulSetRule(new(
    "KW5032", "max-unavailable-ordered-ready", "maxUnavailable makes updates faster",
    RuleCategory.Update, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var pods = Rollout.Pods(context, set)?.Count;
        if (Rollout.IsOrdered(set) == true && pods is not (0 or 1) && MaxUnavailable.Of(context, set, pods) is > 1 and var unavailable)
        {
            context.Report(
                set.UpdateStrategy.RollingUpdate.MaxUnavailable.At,
                $"{context.Object} lets an update take down {unavailable} pods at once, but OrderedReady starts them again one at a time: more pods are down, and the update is hardly faster. "
                + "Set maxUnavailable to 1, or podManagementPolicy to Parallel before the first apply (it cannot change later).");
        }
    }
}
