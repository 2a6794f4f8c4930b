using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Identity;

/// <summary>The pod template carries no label that the controller writes.</summary>
public sealed class TemplateHasNoControllerLabel() : StatefulSetRule(new(
    "KW1015", "reserved-label-in-template", "The pod template carries no label that the controller writes",
    RuleCategory.Identity, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        // A selector that asks for the label is the worse mistake, and another rule's.
        var reserved = set.Template.Metadata.Labels
            .Where(label => ControllerLabels.Contains(label.Key) && set.Selector.MatchLabels.ContainsKey(label.Key) == false);
        foreach (var label in reserved)
        {
            context.Report(
                label.Value.At,
                $"{context.Object} gives its pods the label '{label.Key}', and the controller writes its own value over it: nothing that looks for '{label.Value}' finds a pod. Take it away.",
                new FixHint($"Take '{label.Key}' away", new RemoveValueEdit(context.Object.Key, label.Value.Path)));
        }
    }
}
