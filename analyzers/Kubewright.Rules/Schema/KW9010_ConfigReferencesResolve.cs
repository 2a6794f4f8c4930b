using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Schema;

/// <summary>Each ConfigMap and Secret that the pods need is among the manifests, with its keys.</summary>
public sealed class ConfigReferencesResolve() : StatefulSetRule(new(
    "KW9010", "config-reference-missing", "Each ConfigMap and Secret that the pods need is among the manifests, with its keys",
    RuleCategory.Schema, Severity.Warning, RulePreset.Production, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var missing = new HashSet<(ManifestKind, string)>();
        foreach (var reference in ConfigReferences.Of(set.Template.Spec))
        {
            if (!reference.Name.TryGet(out var name) || name.Length == 0 || !(reference.Optional.IsAbsent || reference.Optional.Is(false) == true)
                || reference.Name.At.Node is ScalarNode { IsExternal: true } || context.Cluster.HasExternal(reference.Kind, name, context.Object))
            {
                continue;
            }

            var found = context.Manifests.Find(reference.Kind, name, context.Object);
            if (found.IsMissing && missing.Add((reference.Kind, name)))
            {
                var names = context.Manifests.OfKind(reference.Kind).Where(static item => item.Name.IsKnown).Select(static item => item.Name.ToString());
                Report(context, reference.Name, $"uses the {reference.Kind.Kind} '{name}', but none of that name is among the manifests", ClosestName.Find(name, names));
            }
            else if (found.Found is { } item && reference.Key.TryGet(out var key) && Lacks(item, key))
            {
                Report(context, reference.Key, $"uses the key '{key}' of the {reference.Kind.Kind} '{name}', which has no such key", ClosestName.Find(key, Keys(item)));
            }
        }
    }

    private static void Report(RuleContext context, Value<string> place, string fact, string? near) => context.Report(
        place.At,
        $"{context.Object} {fact}{(near is null ? "" : $" (the closest is '{near}')")}: containers that need it will not start. "
        + (near is null ? "Add it, mark the reference optional, or declare the object external when another project owns it." : $"Write '{near}', or add it."),
        near is null ? null : new FixHint($"Write {near}", new SetValueEdit(context.Object.Key, place.Path, Build.Text(near))));

    private static bool Lacks(ManifestObject item, string key) => Maps(item).All(map => map.ContainsKey(key) == false);

    private static IEnumerable<string> Keys(ManifestObject item) => Maps(item).SelectMany(static map => map).Select(static entry => entry.Key);

    private static IEnumerable<MapView<NodeAt>> Maps(ManifestObject item) =>
        new[] { "data", "binaryData", "stringData" }.Select(name => new MapView<NodeAt>(item.At[name], static entry => entry));
}
