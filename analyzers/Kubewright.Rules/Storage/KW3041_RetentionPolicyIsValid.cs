using System;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Storage;

/// <summary>The retention policy of claims is Retain or Delete.</summary>
public sealed class RetentionPolicyIsValid() : StatefulSetRule(new(
    "KW3041", "retention-policy-invalid", "The retention policy of claims is Retain or Delete",
    RuleCategory.Storage, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var policy = set.PersistentVolumeClaimRetentionPolicy;
        foreach (var (member, value) in new[] { ("whenDeleted", policy.WhenDeleted), ("whenScaled", policy.WhenScaled) })
        {
            if (value.TryGet(out var text) && Array.IndexOf(Known, text) < 0)
            {
                var closest = Known.FirstOrDefault(known => string.Equals(known, text, StringComparison.OrdinalIgnoreCase)) ?? ClosestName.Find(text, Known);
                context.Report(
                    value.At,
                    $"{context.Object} has '{text}' for {member} of its retention policy, which is neither Retain nor Delete: the API server refuses it. "
                    + $"Write {closest ?? "Retain"}{(closest is null ? ", which keeps the data" : "")}.",
                    closest is null ? null : new FixHint($"Set {member} to {closest}", new SetValueEdit(context.Object.Key, value.Path, Build.Text(closest))));
            }
        }
    }

    private static readonly string[] Known = ["Retain", "Delete"];
}
