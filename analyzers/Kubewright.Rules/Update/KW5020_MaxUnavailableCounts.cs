using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>The cluster heeds maxUnavailable.</summary>
public sealed class MaxUnavailableCounts() : StatefulSetRule(new(
    "KW5020", "max-unavailable-ignored", "The cluster heeds maxUnavailable",
    RuleCategory.Update, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var value = set.UpdateStrategy.RollingUpdate.MaxUnavailable;
        // A release without the field is field-newer-than-cluster.
        if (context.Cluster.Version is { } version
            && version.IsAtLeast(24)
            && MaxUnavailable.IsIgnored(context.Cluster) == true
            && Rollout.IsRolling(set) == true
            && MaxUnavailable.Written(set, Rollout.Pods(context, set)?.Count) > 1)
        {
            context.Report(
                value.At,
                $"{context.Object} has maxUnavailable '{value}', which Kubernetes {version} ignores: the feature gate MaxUnavailableStatefulSet is off by default, and updates go one pod at a time. "
                + "Plan for that, or switch the gate on; from 1.37 on it is.");
        }
    }
}
