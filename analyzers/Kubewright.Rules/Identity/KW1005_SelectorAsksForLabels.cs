using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Identity;

/// <summary>The selector asks for labels.</summary>
public sealed class SelectorAsksForLabels() : StatefulSetRule(new(
    "KW1005", "selector-missing", "The selector asks for labels",
    RuleCategory.Identity, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var selector = set.Selector;
        var isEmpty = selector.MatchLabels is { IsComplete: true, Count: 0 } && selector.MatchExpressions is { IsComplete: true, Count: 0 };
        if (!set.At.IsKnown || selector.At.IsUnknown || !isEmpty)
        {
            return;
        }

        context.Report(
            selector.At,
            $"{context.Object} has {(selector.At.IsAbsent ? "no selector" : "an empty selector")}. The API server rejects the set, for its controller could not tell its pods from others. "
            + "Select by labels of the pod template that never change, such as app.kubernetes.io/name and app.kubernetes.io/instance.",
            Fix(context.Object, selector, set.Template.Metadata.Labels));
    }

    private static FixHint? Fix(ManifestObject set, LabelSelectorView selector, MapView<Value<string>> labels)
    {
        var entries = labels
            .Where(static label => label.Key is RecommendedLabels.Name or RecommendedLabels.Instance or "app" && label.Value.IsKnown)
            .Select(static label => new FixEntry(label.Key, label.Value.ToString()))
            .ToList();
        return entries.Count == 0
            ? null
            : new FixHint("Select by the pod template's labels", new SetEntriesEdit(set.Key, selector.MatchLabels.At.Path, EquatableArray<FixEntry>.From(entries)));
    }
}
