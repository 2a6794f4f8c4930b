using System;
using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Identity;

/// <summary>Each label key is one that Kubernetes takes.</summary>
public sealed class LabelKeysAreValid() : Rule(new(
    "KW1010", "label-key-syntax", "Each label key is one that Kubernetes takes",
    RuleCategory.Identity, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var broken = ObjectLabels.Maps(context.Object)
            .SelectMany(static map => map.Select(label => new { Map = map, label.Key, label.Value }))
            .Where(static label => KubernetesNames.LabelKeyProblem(label.Key) is not null)
            .GroupBy(static label => label.Key);
        foreach (var label in broken)
        {
            var near = Nearest(label.Key);
            context.Report(
                label.First().Value.At,
                $"{context.Object} has the label key '{label.Key}' in {Phrases.And([.. label.Select(static place => place.Map.At.Path)])}, and that is no label key: "
                + $"{KubernetesNames.LabelKeyProblem(label.Key)}. The API server rejects the object. "
                + (near is null ? "Write a name of letters, digits and '-_.', or a DNS name, '/' and such a name." : $"Write '{near}', for example."),
                near is null ? null : Fix(context.Object, [.. label.Select(static place => place.Map)], label.Key, near),
                [.. label.Skip(1).Select(static place => place.Value.Origin)]);
        }
    }

    private static string? Nearest(string key)
    {
        var slash = key.IndexOf('/');
        var prefix = slash < 0 ? "" : key.Substring(0, slash + 1).ToLowerInvariant();
        return KubernetesNames.ToQualified(key.Substring(slash + 1)) is { } name && KubernetesNames.LabelKeyProblem(prefix + name) is null ? prefix + name : null;
    }

    private static FixHint? Fix(ManifestObject item, List<MapView<Value<string>>> maps, string from, string to) =>
        maps.Exists(map => map.ContainsKey(to) != false)
            ? null
            : new FixHint($"Write '{to}'", EquatableArray<FixEdit>.From(
                [.. ObjectLabelEdits.Distinct(maps).Select(map => (FixEdit)new RenameKeyEdit(item.Key, map.At.Path, from, to))]));
}
