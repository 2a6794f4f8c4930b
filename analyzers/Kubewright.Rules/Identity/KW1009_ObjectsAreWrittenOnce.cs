using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Rules.Identity;

/// <summary>Each object is written once.</summary>
public sealed class ObjectsAreWrittenOnce() : Rule(new(
    "KW1009", "duplicate-object", "Each object is written once",
    RuleCategory.Identity, Severity.Warning, RulePreset.Default, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var first = IdentityIndex.Of(context.Manifests).SameAs(context.Object).FirstOrDefault(item => Folder(item) == Folder(context.Object));
        if (first is null || ReferenceEquals(first, context.Object))
        {
            return;
        }

        var place = context.Object.Namespace.TryGet(out var ns) ? $" in namespace '{ns}'" : "";
        context.Report(
            context.Object.At["metadata"]["name"],
            $"{context.Object}{place} is written more than once. The objects are applied one after the other, and the last one wins: what the first one says is lost. "
            + "Take one of them away, or give them names of their own.",
            fix: null,
            first.Origin);
    }

    /// <summary>The folder of the object's file. Folders are applied one at a time where each is an environment.</summary>
    private static string Folder(ManifestObject item) =>
        item.At.Origin is TextOrigin { File: var file } ? file.Substring(0, file.LastIndexOfAny(['/', '\\']) + 1) : "";
}
