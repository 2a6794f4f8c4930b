using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Identity;

/// <summary>Each label value is one that Kubernetes takes.</summary>
public sealed class LabelValuesAreValid() : Rule(new(
    "KW1008", "label-value-syntax", "Each label value is one that Kubernetes takes",
    RuleCategory.Identity, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        // One label is often written in several places, which have to stay alike: one finding mends them all.
        var broken = ObjectLabels.Maps(context.Object)
            .SelectMany(static map => map.Select(label => new { Map = map, label.Key, label.Value }))
            .Where(static label => label.Value.TryGet(out var value) && KubernetesNames.LabelValueProblem(value) is not null)
            .GroupBy(static label => new { label.Key, Value = label.Value.ToString() });
        foreach (var label in broken)
        {
            var (key, value) = (label.Key.Key, label.Key.Value);
            var near = KubernetesNames.ToQualified(value);
            context.Report(
                label.First().Value.At,
                $"{context.Object} has the value '{value}' for '{key}' in {Phrases.And([.. label.Select(static place => place.Map.At.Path)])}, and that is no label value: "
                + $"{KubernetesNames.LabelValueProblem(value)}. The API server rejects the object. "
                + (near is null ? "Leave the label out or give it a value." : $"Write '{near}', for example."),
                near is null ? null : Fix(context.Object, label.Select(static place => place.Map), key, near),
                [.. label.Skip(1).Select(static place => place.Value.Origin)]);
        }
    }

    private static FixHint Fix(ManifestObject item, IEnumerable<MapView<Value<string>>> maps, string key, string value) => new(
        $"Write '{value}'",
        EquatableArray<FixEdit>.From([.. ObjectLabelEdits.Distinct(maps).Select(map => (FixEdit)new SetEntriesEdit(item.Key, map.At.Path, EquatableArray<FixEntry>.From([new(key, value)])))]));
}
