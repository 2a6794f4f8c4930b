using System;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>An update keeps a majority of a set that needs one.</summary>
public sealed class UpdateKeepsAMajority() : StatefulSetRule(new(
    "KW5004", "max-unavailable-breaks-quorum", "An update keeps a majority of a set that needs one",
    RuleCategory.Update, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (Rollout.Pods(context, set) is not { Count: > 1 and var members }
            || MaxUnavailable.Of(context, set, members) is not { } unavailable
            || Quorum.Of(context.Object, set, context.Options) != true)
        {
            return;
        }

        // Less than one at a time is not possible, so two members lose their majority in any update: that is another rule's business.
        var (majority, down) = (Quorum.Majority(members), Math.Min(unavailable, members));
        var spare = Math.Max(1, members - majority);
        if (down > spare)
        {
            var left = members - down;
            context.Report(
                set.UpdateStrategy.RollingUpdate.MaxUnavailable.At,
                $"{context.Object} lets an update take down {down} of its {members} members at once: {left} {(left == 1 ? "remains" : "remain")}, and a majority is {majority}. "
                + $"During each update the members stop taking writes. Set maxUnavailable to {spare}"
                + (members == 2 ? ", and run three members, which can spare one." : "."),
                MaxUnavailable.Fix(context.Object, set, spare));
        }
    }
}
