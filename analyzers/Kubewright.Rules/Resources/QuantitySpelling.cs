using System;
using System.Collections.Generic;
using System.Linq;

namespace Kubewright.Rules.Resources;

/// <summary>Spellings of quantities that people know from elsewhere: <c>10GB</c>, <c>1gi</c>, <c>512 MiB</c>.</summary>
internal static class QuantitySpelling
{
    private static readonly Dictionary<string, string> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["k"] = "k", ["kb"] = "k", ["ki"] = "Ki", ["kib"] = "Ki", ["mb"] = "M", ["mi"] = "Mi", ["mib"] = "Mi", ["g"] = "G", ["gb"] = "G", ["gi"] = "Gi", ["gib"] = "Gi",
        ["t"] = "T", ["tb"] = "T", ["ti"] = "Ti", ["tib"] = "Ti", ["p"] = "P", ["pb"] = "P", ["pi"] = "Pi", ["pib"] = "Pi", ["ei"] = "Ei", ["eib"] = "Ei", ["eb"] = "E",
    };

    /// <summary>The quantity that a text means; null when it is not plain which.</summary>
    public static string? Mend(string text)
    {
        var trimmed = text.Trim();
        var number = new string([.. trimmed.TakeWhile(static c => c is (>= '0' and <= '9') or '.')]);
        var unit = trimmed.Substring(number.Length).Trim();
        return number.Length > 0 && Units.TryGetValue(unit, out var known) && QuantityValue.TryParse(number + known, out _) ? number + known
            : unit.Length == 0 && trimmed != text && QuantityValue.TryParse(trimmed, out _) ? trimmed
            : null;
    }
}
