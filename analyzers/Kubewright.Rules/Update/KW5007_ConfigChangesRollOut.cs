using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Kubewright.Rules.Schema;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Update;

/// <summary>Pods are replaced when the configuration they use changes.</summary>
public sealed class ConfigChangesRollOut() : SetUpdateRule(new(
    "KW5007", "config-change-without-rollout", "Pods are replaced when the configuration they use changes",
    RuleCategory.Update, Severity.Warning, RulePreset.Default, RuleScope.Previous))
{
    private const string Annotation = "kubewright/config-hash";

    /// <inheritdoc/>
    protected override void Check(RuleContext context, SetUpdate update)
    {
        if (update.Compare("template").AreEqual != true)
        {
            return;
        }

        var seen = new HashSet<(ManifestKind, string)>();
        foreach (var reference in ConfigReferences.Of(update.After.Template.Spec))
        {
            if (reference.Name.TryGet(out var name)
                && seen.Add((reference.Kind, name))
                && context.Manifests.Find(reference.Kind, name, context.Object).Found is { } after
                && context.Baseline!.Find(reference.Kind, name, context.Object).Found is { } before
                && Changes(before, after) is { Count: > 0 } changes)
            {
                context.Report(
                    reference.Name.At,
                    $"{context.Object} uses the {reference.Kind.Kind} '{name}', which changes ({Phrases.And(changes)}) while the pod template does not. "
                    + "Running pods keep what they started with, and take the change over at random restarts. Put a hash of it into an annotation of the template, or give it a new name.",
                    new FixHint(
                        "Put a hash of it into the template's annotations",
                        new SetEntriesEdit(context.Object.Key, update.After.Template.Metadata.Annotations.At.Path, EquatableArray<FixEntry>.From([new FixEntry(Annotation, Hash(after))]))),
                    after.Origin);
            }
        }
    }

    private static List<string> Changes(ManifestObject before, ManifestObject after)
    {
        var facts = Schemas.Of(after)!;
        return
        [
            .. new[] { "data", "binaryData", "stringData" }
                .Select(facts.Find)
                .OfType<PropertyFacts>()
                .SelectMany(property => SemanticComparison.Compare(before.At, after.At, facts, property).Differences)
                .Select(static difference => difference.After.Path),
        ];
    }

    private static string Hash(ManifestObject item)
    {
        using var sha = SHA256.Create();
        var text = string.Concat(new[] { "data", "binaryData", "stringData" }.Select(name => NodeJson.Write(item.At[name].Node)));
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(8).Select(static part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
