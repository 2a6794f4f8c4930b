using System;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>A set that was applied keeps its name and namespace.</summary>
public sealed class SetsKeepNameAndNamespace() : StatefulSetRule(new(
    "KW5008", "set-renamed-or-moved", "A set that was applied keeps its name and namespace",
    RuleCategory.Update, Severity.Warning, RulePreset.Default, RuleScope.Previous))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (!context.Object.Name.TryGet(out var name) || !IsMissing(context.Object, context.Baseline!))
        {
            return;
        }

        var names = Templates(set);
        var old = names is not { Length: > 0 } ? null : context.Baseline!.OfKind(StatefulSetView.ObjectKind).FirstOrDefault(item =>
            IsMissing(item, context.Manifests)
            && new StatefulSetView(item.At).Spec is var before
            && Templates(before) is { } templates
            && templates.SequenceEqual(names, StringComparer.Ordinal)
            && new SetUpdate(context.Object, before, set).Compare("selector").AreEqual == true);
        if (old is not null)
        {
            var move = old.Name.Is(name) == true ? $"moves from namespace '{old.Namespace}' to '{context.Object.Namespace}'" : $"takes the place of {old}, which is gone";
            context.Report(
                context.Object.Name.At,
                $"{context.Object} {move}. Its pods get new, empty claims; the data stays in the claims {Phrases.And([.. names!.Select(template => $"'{template}-{old.Name}-*'")])} of the old set. "
                + "Keep name and namespace, or move the data first.");
        }
    }

    private static bool IsMissing(ManifestObject item, ManifestSet manifests) =>
        item.Name.TryGet(out var name) && manifests.Find(StatefulSetView.ObjectKind, name, item).IsMissing;

    private static string[]? Templates(StatefulSetSpecView set) =>
        set.VolumeClaimTemplates.IsComplete && set.VolumeClaimTemplates.All(static item => item.Metadata.Name.IsKnown)
            ? [.. set.VolumeClaimTemplates.Select(static item => item.Metadata.Name.ToString())]
            : null;
}
