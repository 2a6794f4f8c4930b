using Kubewright.Rules.Views;

namespace Kubewright.Rules.Scheduling;

/// <summary>Each anti-affinity term covers the pods of its own set.</summary>
public sealed class AntiAffinityCoversOwnPods() : StatefulSetRule(new(
    "KW6013", "anti-affinity-selector-misses-self", "Each anti-affinity term covers the set's own pods",
    RuleCategory.Scheduling, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var term in AntiAffinity.Terms(set.Template.Spec.Affinity.PodAntiAffinity))
        {
            if (!term.At.IsKnown || AntiAffinity.CoversSelf(term, context.Object, set.Template) != false)
            {
                continue;
            }

            var bySelector = term.LabelSelector.At.IsAbsent || LabelMatching.Matches(term.LabelSelector, set.Template.Metadata.Labels) == false;
            var fact = !bySelector ? $"looks in other namespaces than the set's, '{context.Object.Namespace}'"
                : term.LabelSelector.At.IsAbsent ? "has no labelSelector, which matches no pod"
                : $"selects {LabelText.Of(term.LabelSelector)}, but the pods carry {LabelText.Of(set.Template.Metadata.Labels)}";
            context.Report(
                bySelector ? term.LabelSelector.At : term.Namespaces.At,
                $"An anti-affinity term of {context.Object} {fact}. It does not keep the set's own pods apart, so they may share a node. "
                + "Give the term the set's match labels, unless it is meant for other pods.",
                bySelector ? SelectorFix.Of(context.Object, set, term.LabelSelector) : null,
                set.Template.Metadata.Labels.At.Origin);
        }
    }
}
