using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Storage;

/// <summary>The claim that a volume is kept for exists.</summary>
public sealed class ReservedVolumesHaveClaims() : Rule(new(
    "KW3015", "pv-claimref-unknown", "The claim that a volume is kept for exists",
    RuleCategory.Storage, Severity.Warning, RulePreset.Production, RuleScope.ManifestSet), PersistentVolumeView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var reference = new PersistentVolumeView(context.Object.At).Spec.ClaimRef;
        var index = ClaimIndex.Of(context.Manifests);
        if (!reference.Name.TryGet(out var name) || name.Length == 0 || !reference.Namespace.TryGet(out var ns)
            || !index.IsComplete || context.Manifests.MayHoldMore(PersistentVolumeClaimView.ObjectKind)
            || context.Cluster.HasExternal(PersistentVolumeClaimView.ObjectKind, name))
        {
            return;
        }

        var written = context.Manifests.OfKind(PersistentVolumeClaimView.ObjectKind).Where(item => item.Namespace.IsAbsent || item.Namespace.Is(ns) != false).ToList();
        var made = index.All.Where(item => item.Set.Namespace.IsAbsent || item.Set.Namespace.Is(ns) != false).ToList();
        // Where the manifests make no claims at all, others do.
        if ((written.Count == 0 && made.Count == 0)
            || written.Exists(item => item.Name.Is(name) != false)
            || (TemplateClaims.Split(name) is { } parts && made.Exists(item => item.Prefix == parts.Prefix && item.Ordinals!.Value.Contains(parts.Ordinal))))
        {
            return;
        }

        var kept = context.Manifests.OfKind(PersistentVolumeView.ObjectKind).Select(static item => new PersistentVolumeView(item.At).Spec.ClaimRef.Name.ToString()).ToImmutableHashSet();
        var closest = ClosestName.Find(name, written.Select(static item => item.Name.ToString()).Concat(made.SelectMany(Names)).Where(candidate => !kept.Contains(candidate)));
        context.Report(
            reference.Name.At,
            $"{context.Object} is kept for the claim '{name}' in namespace '{ns}', but nothing among the manifests makes that claim"
            + (closest is null ? "" : $" (the closest is '{closest}')")
            + ": no other claim can have the volume, and it stays unused. Name the claim as its template, its set and its ordinal are named, or remove claimRef.",
            closest is null ? null : new FixHint($"Keep the volume for '{closest}'", new SetValueEdit(context.Object.Key, reference.Name.Path, Build.Text(closest))));
    }

    /// <summary>The names of a template's claims; of very many the first ones.</summary>
    private static IEnumerable<string> Names(TemplateClaims claims)
    {
        var ordinals = claims.Ordinals!.Value;
        for (var ordinal = ordinals.Start; ordinal <= ordinals.Last && ordinal < ordinals.Start + Candidates; ordinal++)
        {
            yield return claims.ClaimName(ordinal);
        }
    }

    private const int Candidates = 100;
}
