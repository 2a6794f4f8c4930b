using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>No two sets make claims of one name.</summary>
public sealed class ClaimNamesAreUnique() : StatefulSetRule(new(
    "KW3013", "claim-name-collision", "No two sets make claims of one name",
    RuleCategory.Storage, Severity.Warning, RulePreset.Default, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var index = ClaimIndex.Of(context.Manifests);
        foreach (var claims in index.OfSet(context.Object))
        {
            // The later set reports, so that each pair does so once.
            var other = index.WithPrefix(claims.Prefix)
                .TakeWhile(item => item.Set != context.Object)
                .FirstOrDefault(item => item.Set.MeetsIn(context.Object) == true && Shared(item, claims) is not null);
            if (other is not null)
            {
                context.Report(
                    claims.Template.Metadata.Name.At,
                    $"{context.Object} makes the claim '{claims.ClaimName(Shared(other, claims)!.Value)}' by {ClaimText.Of(claims.Template)}, "
                    + $"and {other.Set} makes a claim of the same name by {ClaimText.Of(other.Template)}: the pods of both use one volume and overwrite each other's data. "
                    + "Rename one of the templates.",
                    fix: null,
                    other.Template.Metadata.Name.Origin);
            }
        }
    }

    /// <summary>The first ordinal that both have; null when they share none, or nobody can say.</summary>
    private static long? Shared(TemplateClaims one, TemplateClaims other) =>
        one.Ordinals is { } left && other.Ordinals is { } right && System.Math.Max(left.Start, right.Start) is var first && left.Contains(first) && right.Contains(first)
            ? first
            : null;
}
