using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>An update leaves some pods running.</summary>
public sealed class UpdateLeavesPodsRunning() : StatefulSetRule(new(
    "KW5019", "max-unavailable-all", "An update leaves some pods running",
    RuleCategory.Update, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        // Of members that need a majority another rule says it.
        if (Rollout.Pods(context, set) is { Count: > 1 and var count }
            && MaxUnavailable.Of(context, set, count) is { } unavailable
            && unavailable >= count
            && Quorum.Of(context.Object, set, context.Options) != true)
        {
            context.Report(
                set.UpdateStrategy.RollingUpdate.MaxUnavailable.At,
                $"{context.Object} lets an update take down all of its {count} pods at once, so nothing answers until the first new one is ready, "
                + "and a bad template takes everything with it. Set maxUnavailable to 1.",
                MaxUnavailable.Fix(context.Object, set, 1));
        }
    }
}
