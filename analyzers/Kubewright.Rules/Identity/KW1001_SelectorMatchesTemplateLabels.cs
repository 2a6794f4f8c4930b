using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Identity;

/// <summary>The pod template carries every label that the selector asks for.</summary>
public sealed class SelectorMatchesTemplateLabels() : Rule(Description, StatefulSetView.ObjectKind)
{
    private static readonly RuleDescriptor Description = new(
        "KW1001",
        "selector-template-mismatch",
        "The selector matches the pod template's labels",
        RuleCategory.Identity,
        Severity.Error,
        RulePreset.Default,
        RuleScope.Object);

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var set = new StatefulSetView(context.Object.At);
        // Without a template there are no pod labels to compare; that it is missing is another rule's business.
        if (!set.Spec.Template.At.IsKnown)
        {
            return;
        }

        var (selector, labels) = (set.Spec.Selector, set.Spec.Template.Metadata.Labels);
        var mismatches = LabelMatching.Mismatches(selector, labels);
        if (mismatches.Count == 0)
        {
            return;
        }

        var carried = labels.Count == 0 ? "its pod template carries no labels" : $"its pod template carries {LabelText.Of(labels)}";
        var facts = Phrases.And([.. mismatches.Select(static mismatch => mismatch.Fact)]);
        context.Report(
            labels.At,
            $"{context.Object} selects pods by {LabelText.Of(selector)}, but {carried}: {facts}. "
            + "The API server rejects the set. Give the pod template the labels that the selector asks for.",
            Fix(context.Object, labels.At, mismatches),
            selector.At.Origin);
    }

    private static FixHint? Fix(ManifestObject set, NodeAt labels, List<LabelMismatch> mismatches)
    {
        var entries = mismatches
            .Where(static mismatch => mismatch.Wanted is not null)
            .Select(static mismatch => new FixEntry(mismatch.Key, mismatch.Wanted!))
            .ToList();
        return entries.Count == 0
            ? null
            : new FixHint(
                "Give the pod template the selector's labels",
                new SetEntriesEdit(set.Key, labels.Path, EquatableArray<FixEntry>.From(entries)));
    }
}
