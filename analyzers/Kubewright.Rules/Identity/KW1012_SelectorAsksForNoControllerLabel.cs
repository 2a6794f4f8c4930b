using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Identity;

/// <summary>The selector asks for no label that the controller writes.</summary>
public sealed class SelectorAsksForNoControllerLabel() : StatefulSetRule(new(
    "KW1012", "selector-on-controller-label", "The selector asks for no label that the controller writes",
    RuleCategory.Identity, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var demands = set.Selector.MatchLabels.Select(static label => new { label.Key, label.Value.At })
            .Concat(set.Selector.MatchExpressions.Where(static item => item.Key.IsKnown).Select(static item => new { Key = item.Key.ToString(), item.At }))
            .ToList();
        var leavesOthers = demands.Exists(static demand => !ControllerLabels.Contains(demand.Key));
        foreach (var demand in demands.Where(static demand => ControllerLabels.Contains(demand.Key)))
        {
            var (key, at) = (demand.Key, demand.At);
            context.Report(
                at,
                $"{context.Object} selects pods by '{key}', which the controller writes on each pod itself: the pods that it makes do not match its own selector. "
                + "Select by labels of the application instead.",
                leavesOthers ? new FixHint($"Take '{key}' out of the selector", new RemoveValueEdit(context.Object.Key, at.Path)) : null);
        }
    }
}
