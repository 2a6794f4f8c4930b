using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Update;

/// <summary>The pod management policy is one that the API server knows.</summary>
public sealed class PodManagementPolicyIsKnown() : StatefulSetRule(new(
    "KW5033", "pod-management-policy-invalid", "The pod management policy is one that the API server knows",
    RuleCategory.Update, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (!set.PodManagementPolicy.TryGet(out var policy) || policy is "" or "OrderedReady" or "Parallel")
        {
            return;
        }

        var near = ClosestName.Find(policy, ["OrderedReady", "Parallel"]);
        context.Report(
            set.PodManagementPolicy.At,
            $"{context.Object} has podManagementPolicy '{policy}', and there are only OrderedReady and Parallel{(near is null ? "" : $" (the closest is {near})")}. "
            + "The API server refuses the set. Write one of the two; it cannot change once the set is applied.",
            near is null ? null : new FixHint($"Use {near}", new SetValueEdit(context.Object.Key, set.PodManagementPolicy.Path, Build.Text(near))));
    }
}
