using Kubewright.Rules.Views;

namespace Kubewright.Rules.Scheduling;

/// <summary>Each topology spread constraint counts the pods of its own set.</summary>
public sealed class SpreadConstraintCountsOwnPods() : StatefulSetRule(new(
    "KW6014", "spread-selector-misses-self", "Each topology spread constraint counts the set's own pods",
    RuleCategory.Scheduling, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var constraint in set.Template.Spec.TopologySpreadConstraints)
        {
            var selector = constraint.LabelSelector;
            var isMissing = constraint.At.IsKnown && selector.At.IsAbsent;
            if (!isMissing && (selector.At.IsAbsent || LabelMatching.Matches(selector, set.Template.Metadata.Labels) != false))
            {
                continue;
            }

            var fact = isMissing
                ? "has no labelSelector, which matches no pod"
                : $"selects {LabelText.Of(selector)}, but the pods carry {LabelText.Of(set.Template.Metadata.Labels)}";
            context.Report(
                selector.At,
                $"A topology spread constraint of {context.Object} {fact}. It counts none of the set's pods and spreads nothing. Give it the set's match labels.",
                SelectorFix.Of(context.Object, set, selector),
                set.Template.Metadata.Labels.At.Origin);
        }
    }
}
