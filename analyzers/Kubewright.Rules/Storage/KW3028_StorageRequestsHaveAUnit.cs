using System;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>Storage requests are not so small that a unit seems to be missing.</summary>
public sealed class StorageRequestsHaveAUnit() : StatefulSetRule(new(
    "KW3028", "claim-storage-too-small", "Storage requests are not so small that a unit seems to be missing",
    RuleCategory.Storage, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var template in set.VolumeClaimTemplates)
        {
            var request = ClaimText.Request(template);
            if (!request.TryGet(out var text) || !QuantityValue.TryParse(text, out var size) || size <= default(QuantityValue) || (size >= Smallest && !text.EndsWith("m", StringComparison.Ordinal)))
            {
                continue;
            }

            var meant = Meant(text);
            context.Report(
                request.At,
                $"{context.Object} requests {text} of storage by {ClaimText.Of(template)}, which is {(size.Ceiling.IsOne ? "1 byte" : $"{size.Ceiling} bytes")}: the volume is too small for any file system, or larger than you think. "
                + (meant is null ? "Write the size with its unit, such as 1Gi." : $"Did you mean {meant}?"),
                meant is null ? null : new FixHint($"Request {meant}", new SetValueEdit(context.Object.Key, request.Path, Build.Text(meant))));
        }
    }

    private static readonly QuantityValue Smallest = QuantityValue.Of(1 << 20);

    /// <summary>The size that a number without a unit, or with the unit of thousandths, probably means.</summary>
    private static string? Meant(string text)
    {
        var digits = new string([.. text.TakeWhile(static c => c is (>= '0' and <= '9') or '.')]);
        return digits.Length is > 0 and < 5 ? text.Substring(digits.Length) switch { "" => digits + "Gi", "m" => digits + "Mi", _ => null } : null;
    }
}
