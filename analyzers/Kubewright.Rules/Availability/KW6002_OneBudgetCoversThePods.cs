using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Availability;

/// <summary>At most one disruption budget covers the pods of a set.</summary>
public sealed class OneBudgetCoversThePods() : StatefulSetRule(new(
    "KW6002", "pdb-overlap", "At most one disruption budget covers the pods of a set",
    RuleCategory.Availability, Severity.Warning, RulePreset.Production, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var budgets = BudgetIndex.Of(context.Manifests).Covering(context.Object).Where(static item => item.IsCertain).Select(static item => item.Budget).ToList();
        if (budgets.Count < 2)
        {
            return;
        }

        context.Report(
            context.Object.At["metadata"]["name"],
            $"The pods of {context.Object} are covered by {Phrases.And([.. budgets.Select(static budget => budget.ToString())])}. "
            + "The eviction API refuses a pod with more than one budget whatever they allow, so a node that runs one cannot be drained. "
            + "Remove all but one, or narrow their selectors.",
            null,
            [.. budgets.Select(static budget => new PodDisruptionBudgetView(budget.At).Spec.Selector.At.Origin)]);
    }
}
