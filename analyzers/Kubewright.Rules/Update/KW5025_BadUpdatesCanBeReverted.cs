using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>A set that nobody watches recovers when a bad update is reverted.</summary>
public sealed class BadUpdatesCanBeReverted() : StatefulSetRule(new(
    "KW5025", "rollout-trap-ordered-ready", "A set that nobody watches recovers when a bad update is reverted",
    RuleCategory.Update, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (context.Cluster.IsUnattended == true
            && Rollout.IsOrdered(set) == true
            && Rollout.IsRolling(set) == true
            && Rollout.Pods(context, set) is { Count: > 1 })
        {
            var name = Rollout.PodPrefix(context.Object);
            context.Report(
                set.PodManagementPolicy.At,
                $"{context.Object} is applied with nobody watching, and its pods are managed in order: when an update breaks a pod, going back to the old template does not mend it, "
                + $"because OrderedReady waits for the broken pod first. Somebody must run 'kubectl delete pod {name}-<n>'. "
                + "See to an alert on pods that are not ready, or use Parallel where the software allows it (the policy cannot change once the set is applied).");
        }
    }
}
