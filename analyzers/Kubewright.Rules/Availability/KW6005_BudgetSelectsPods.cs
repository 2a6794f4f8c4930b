using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Availability;

/// <summary>A disruption budget selects pods.</summary>
public sealed class BudgetSelectsPods() : Rule(new(
    "KW6005", "pdb-selects-nothing", "A disruption budget selects pods",
    RuleCategory.Availability, Severity.Warning, RulePreset.Production, RuleScope.ManifestSet), PodDisruptionBudgetView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var selector = new PodDisruptionBudgetView(context.Object.At).Spec.Selector;
        var workloads = context.Manifests.Workloads;
        // A budget by itself may belong to pods of another project; only beside workloads is it certain to miss them.
        if (workloads.All.IsEmpty || context.Manifests.IsOpen || context.Manifests.HasUnknownKinds || workloads.SelectedBy(selector, context.Object).Any())
        {
            return;
        }

        var fact = selector.At.IsAbsent
            ? "has no selector"
            : $"selects {LabelText.Of(selector)}, which no pod template among the manifests carries";
        context.Report(
            selector.At,
            $"{context.Object} {fact}, so it protects nothing: a node drain may evict every pod at once. Give it the match labels of the set that it is for.",
            Fix(context, selector));
    }

    /// <summary>With one set that has no budget there is no doubt which is meant.</summary>
    private static FixHint? Fix(RuleContext context, LabelSelectorView selector)
    {
        var budgets = BudgetIndex.Of(context.Manifests);
        var sets = context.Manifests.OfKind(StatefulSetView.ObjectKind).Where(set => set.MeetsIn(context.Object) == true && budgets.Covering(set).Count == 0).ToList();
        return sets.Count == 1 && Networking.HeadlessService.MatchLabels(new StatefulSetView(sets[0].At).Spec.Selector) is { } labels
            ? new FixHint($"Select the pods of {sets[0]}", new SetValueEdit(context.Object.Key, selector.At.Path, Build.Object(("matchLabels", labels))))
            : null;
    }
}
