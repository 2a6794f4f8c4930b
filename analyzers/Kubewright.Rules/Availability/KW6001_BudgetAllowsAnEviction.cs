using Kubewright.Rules.Views;

namespace Kubewright.Rules.Availability;

/// <summary>A disruption budget lets at least one pod of a set go.</summary>
public sealed class BudgetAllowsAnEviction() : Rule(new(
    "KW6001", "pdb-forbids-all-evictions", "A disruption budget lets at least one pod go",
    RuleCategory.Availability, Severity.Warning, RulePreset.Production, RuleScope.ManifestSet), PodDisruptionBudgetView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var budget = new PodDisruptionBudgetView(context.Object.At).Spec;
        foreach (var (set, pods) in Budget.Covered(context))
        {
            if (pods > 0 && Budget.Allowed(budget, pods) == 0)
            {
                context.Report(
                    Budget.Place(budget),
                    $"{context.Object} never lets a pod of {set} go: {Budget.Text(budget)} with {pods} pod{(pods == 1 ? "" : "s")} allows 0 evictions. "
                    + "Draining a node waits for ever, and node upgrades with it. Set maxUnavailable to 1.",
                    Budget.FixMaxUnavailable(context.Object, budget, 1),
                    set.Origin);
                return;
            }
        }
    }
}
