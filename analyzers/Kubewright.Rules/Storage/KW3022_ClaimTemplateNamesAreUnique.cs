using System;
using System.Collections.Generic;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>No two claim templates of a set have one name.</summary>
public sealed class ClaimTemplateNamesAreUnique() : StatefulSetRule(new(
    "KW3022", "claim-template-duplicate-name", "No two claim templates of a set have one name",
    RuleCategory.Storage, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var seen = new Dictionary<string, Value<string>>(StringComparer.Ordinal);
        foreach (var template in set.VolumeClaimTemplates)
        {
            if (!template.Metadata.Name.TryGet(out var name))
            {
                continue;
            }

            if (seen.TryGetValue(name, out var first))
            {
                context.Report(
                    template.Metadata.Name.At,
                    $"{context.Object} declares the claim template '{name}' twice: the controller makes one claim of that name for each pod and drops the other without a word. "
                    + "Give the second template its own name, or remove it.",
                    fix: null,
                    first.Origin);
            }
            else
            {
                seen.Add(name, template.Metadata.Name);
            }
        }
    }
}
