using Kubewright.Rules.Views;

namespace Kubewright.Rules.Availability;

/// <summary>A disruption budget keeps a majority of a set that needs one.</summary>
public sealed class BudgetKeepsAMajority() : Rule(new(
    "KW6003", "pdb-breaks-quorum", "A disruption budget keeps a majority of a set that needs one",
    RuleCategory.Availability, Severity.Warning, RulePreset.Production, RuleScope.ManifestSet), PodDisruptionBudgetView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var budget = new PodDisruptionBudgetView(context.Object.At).Spec;
        foreach (var (set, pods) in Budget.Covered(context))
        {
            var majority = Quorum.Majority(pods);
            // One pod has no majority to keep: that is another rule's business.
            if (pods > 1
                && Budget.Allowed(budget, pods) is { } allowed
                && pods - allowed < majority
                && Quorum.Of(set, new StatefulSetView(set.At).Spec, context.Options) == true)
            {
                context.Report(
                    Budget.Place(budget),
                    $"{context.Object} lets {allowed} of the {pods} members of {set} go at once and leaves {pods - allowed}, while a majority needs {majority}. "
                    + "While nodes are drained the members stop taking writes. "
                    + (pods > majority ? $"Set maxUnavailable to {pods - majority}." : "Run three members, which can spare one."),
                    pods > majority ? Budget.FixMaxUnavailable(context.Object, budget, pods - majority) : null,
                    set.Origin);
                return;
            }
        }
    }
}
