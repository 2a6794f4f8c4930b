using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Identity;

/// <summary>The selector asks for no label that changes with a release.</summary>
public sealed class SelectorLabelsNeverChange() : StatefulSetRule(new(
    "KW1007", "selector-volatile-label", "The selector asks for no label that changes with a release",
    RuleCategory.Identity, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var demands = set.Selector.MatchLabels
            .Where(static label => !ControllerLabels.Contains(label.Key))
            .Select(static label => new Demand(label.Key, label.Value, label.Value.TryGet(out var value) ? Reason(label.Key, value) : null))
            .ToList();
        var leavesOthers = demands.Any(static demand => demand.Reason is null) || set.Selector.MatchExpressions.Count > 0;
        foreach (var (key, value, reason) in demands.Where(static demand => demand.Reason is not null))
        {
            context.Report(
                value.At,
                $"{context.Object} selects pods by '{key}={value}', and {reason}. A selector can never be changed: the next release is refused, "
                + "or needs the set deleted and made anew. Take the label out of the selector and keep it on the pod template.",
                // Where the set was applied with the label, taking it out is the change that is refused.
                leavesOthers && context.Previous is null ? Fix(context.Object, set, value) : null);
        }
    }

    private sealed record Demand(string Key, Value<string> Value, string? Reason);

    private static string? Reason(string key, string value) => VolatileLabels.SignOf(key, value) switch
    {
        VolatileSign.Key => $"the key '{key}' stands for a release",
        VolatileSign.Version => $"'{value}' looks like a version",
        VolatileSign.Time => $"'{value}' looks like a point in time",
        VolatileSign.Hash => $"'{value}' looks like a hash",
        _ => null,
    };

    private static FixHint? Fix(ManifestObject set, StatefulSetSpecView spec, Value<string> value)
    {
        var labels = spec.Template.Metadata.Labels;
        var edits = new List<FixEdit>();
        if (PodLabelFix.Follow(labels, spec.Selector.MatchLabels))
        {
            if (PodLabelFix.Write(set, labels) is not { } keep)
            {
                return null;
            }

            edits.Add(keep);
        }

        edits.Add(new RemoveValueEdit(set.Key, value.Path));
        return new FixHint("Take the label out of the selector", EquatableArray<FixEdit>.From(edits));
    }
}
