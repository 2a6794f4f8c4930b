using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>An update of a set that needs a majority waits for members that are not ready.</summary>
public sealed class UpdatesWaitForHealthyMembers() : StatefulSetRule(new(
    "KW5021", "parallel-update-hazard", "An update waits for members that are not ready",
    RuleCategory.Update, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (set.PodManagementPolicy.Is("Parallel") == true
            && Rollout.IsRolling(set) == true
            && Rollout.Pods(context, set) is { Count: > 1 }
            && Quorum.Of(context.Object, set, context.Options) == true)
        {
            context.Report(
                set.PodManagementPolicy.At,
                $"{context.Object} needs a majority and is managed in parallel: an update takes the next member down while another is not ready yet, and both together may be the majority. "
                + "Use OrderedReady where members can start one after the other (the policy cannot change once the set is applied); "
                + "else see that all are ready before an apply, or stage it with a partition.");
        }
    }
}
