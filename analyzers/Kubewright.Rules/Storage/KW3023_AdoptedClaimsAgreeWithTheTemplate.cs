using System;
using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Storage;

/// <summary>A claim that a set adopts is as the claim template says.</summary>
public sealed class AdoptedClaimsAgreeWithTheTemplate() : Rule(new(
    "KW3023", "explicit-pvc-adopted", "A claim that a set adopts is as the claim template says",
    RuleCategory.Storage, Severity.Warning, RulePreset.Default, RuleScope.ManifestSet), PersistentVolumeClaimView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        if (!context.Object.Name.TryGet(out var name) || TemplateClaims.Split(name) is not { } parts)
        {
            return;
        }

        var claims = ClaimIndex.Of(context.Manifests).WithPrefix(parts.Prefix)
            .FirstOrDefault(item => item.Ordinals is { } ordinals && ordinals.Contains(parts.Ordinal) && item.Set.MeetsIn(context.Object) == true);
        if (claims is null)
        {
            return;
        }

        var (have, want) = (new PersistentVolumeClaimView(context.Object.At).Spec, claims.Template.Spec);
        var (size, request) = (have.Resources.Requests["storage"], want.Resources.Requests["storage"]);
        if (size.TryGet(out var left) && request.TryGet(out var right) && QuantityValue.TryParse(left, out var actual) && QuantityValue.TryParse(right, out var wanted) && actual < wanted)
        {
            Report(context, claims, size.At, $"requests {left} of storage", right, Build.Text(right));
        }

        if (have.StorageClassName.TryGet(out var own) && want.StorageClassName.TryGet(out var theirs) && own.Name != theirs.Name)
        {
            Report(context, claims, have.StorageClassName.At, $"has the storage class '{own}'", $"'{theirs}'", Build.Text(theirs.Name));
        }

        var (mode, wantedMode) = (Mode(have.VolumeMode), Mode(want.VolumeMode));
        if (mode is not null && wantedMode is not null && mode != wantedMode)
        {
            Report(context, claims, have.VolumeMode.At, $"has the volume mode {mode}", wantedMode, Build.Text(wantedMode));
        }

        var (modes, wantedModes) = (Modes(have.AccessModes), Modes(want.AccessModes));
        if (modes is { Count: > 0 } && wantedModes is { Count: > 0 } && !modes.SetEquals(wantedModes))
        {
            Report(context, claims, have.AccessModes.At, $"has the access modes {Phrases.And([.. modes])}", Phrases.And([.. wantedModes]), Build.Array(wantedModes.Select(Build.Text)));
        }
    }

    private static void Report(RuleContext context, TemplateClaims claims, NodeAt at, string fact, string wanted, Node value) => context.Report(
        at,
        $"{context.Object} is the claim that {ClaimText.Of(claims.Template)} of {claims.Set} would make, so the set uses it as it is: it {fact}, and the template's {wanted} does not count for this pod. "
        + "Let the claim say what the template says.",
        new FixHint("Let the claim say what the template says", new SetValueEdit(context.Object.Key, at.Path, value)),
        claims.Template.Metadata.Name.Origin);

    private static string? Mode(Value<string> mode) => mode.TryGet(out var text) ? text : mode.IsAbsent ? "Filesystem" : null;

    /// <summary>The modes; null when nobody can say.</summary>
    private static SortedSet<string>? Modes(ListView<Value<string>> modes) =>
        modes.IsComplete && modes.All(static mode => mode.IsKnown) ? new(modes.Select(static mode => mode.ToString()), StringComparer.Ordinal) : null;
}
