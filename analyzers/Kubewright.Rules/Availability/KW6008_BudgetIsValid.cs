using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Availability;

/// <summary>A disruption budget says one thing that can be read.</summary>
public sealed class BudgetIsValid() : Rule(new(
    "KW6008", "pdb-invalid", "A disruption budget has one value that can be read",
    RuleCategory.Availability, Severity.Error, RulePreset.Default, RuleScope.Object), PodDisruptionBudgetView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var budget = new PodDisruptionBudgetView(context.Object.At).Spec;
        if (budget.MinAvailable.IsKnown && budget.MaxUnavailable.IsKnown)
        {
            context.Report(
                budget.MinAvailable.At,
                $"{context.Object} has both minAvailable and maxUnavailable, and the API server takes one of them. Keep maxUnavailable, which stays right when the set is scaled.",
                new FixHint("Drop minAvailable", new RemoveValueEdit(context.Object.Key, budget.MinAvailable.Path)));
            return;
        }

        if (budget.At.IsKnown && budget.MinAvailable.IsAbsent && budget.MaxUnavailable.IsAbsent)
        {
            context.ReportAs(
                Severity.Warning,
                budget.MaxUnavailable.At,
                $"{context.Object} has neither minAvailable nor maxUnavailable, so it allows every eviction and protects nothing. Set maxUnavailable to 1.",
                Budget.FixMaxUnavailable(context.Object, budget, 1));
        }

        Check(context, "minAvailable", budget.MinAvailable);
        Check(context, "maxUnavailable", budget.MaxUnavailable);
    }

    private static void Check(RuleContext context, string member, Value<IntOrText> value)
    {
        if (value.TryGet(out var written) && Problem(written) is { } problem)
        {
            context.Report(value.At, $"{context.Object} has {member} '{written}': {problem}. The API server refuses it. Write a number of pods, or a percentage from 0% to 100%.");
        }
    }

    private static string? Problem(IntOrText value)
    {
        if (value.Number is { } number)
        {
            return number < 0 ? "it is negative" : null;
        }

        var text = value.Text;
        if (text.Length < 2 || text[text.Length - 1] != '%' || !text.Take(text.Length - 1).All(static c => c is >= '0' and <= '9'))
        {
            return "a text must be a percentage such as '50%'";
        }

        return text.Substring(0, text.Length - 1).TrimStart('0') is { Length: > 3 } or { Length: 3 } and not "100" ? "it is more than 100%" : null;
    }
}
