using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>The pods have no deadline.</summary>
public sealed class PodsHaveNoDeadline() : StatefulSetRule(new(
    "KW4021", "active-deadline-set", "The pods have no deadline",
    RuleCategory.Lifecycle, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var deadline = set.Template.Spec.ActiveDeadlineSeconds;
        if (deadline.TryGet(out var seconds))
        {
            context.Report(
                deadline.At,
                $"{context.Object} ends its pods after {seconds} seconds by activeDeadlineSeconds, which a StatefulSet may not have: the API server rejects the set. Remove it, or use a Job for work that ends.",
                new FixHint("Remove activeDeadlineSeconds", new RemoveValueEdit(context.Object.Key, deadline.Path)));
        }
    }
}
