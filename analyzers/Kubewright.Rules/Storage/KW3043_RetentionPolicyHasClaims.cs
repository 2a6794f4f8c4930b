using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>A retention policy has claims that it is for.</summary>
public sealed class RetentionPolicyHasClaims() : StatefulSetRule(new(
    "KW3043", "retention-policy-without-claims", "A retention policy has claims that it is for",
    RuleCategory.Storage, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var policy = set.PersistentVolumeClaimRetentionPolicy.At;
        if (policy.IsKnown && set.VolumeClaimTemplates is { IsComplete: true, Count: 0 })
        {
            context.Report(
                policy,
                $"{context.Object} has a retention policy for claims but no claim template: the policy does nothing. Remove it, or add the claim template that was meant.",
                new FixHint("Remove the retention policy", new RemoveValueEdit(context.Object.Key, policy.Path)));
        }
    }
}
