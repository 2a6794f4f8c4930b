using Kubewright.Rules.Views;

namespace Kubewright.Rules.Availability;

/// <summary>A disruption budget lets unready pods go.</summary>
public sealed class BudgetFreesUnreadyPods() : Rule(new(
    "KW6009", "pdb-unhealthy-eviction-policy", "A disruption budget lets pods go that are not ready anyway",
    RuleCategory.Availability, Severity.Info, RulePreset.All, RuleScope.Object), PodDisruptionBudgetView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var policy = new PodDisruptionBudgetView(context.Object.At).Spec.UnhealthyPodEvictionPolicy;
        if (!policy.IsAbsent || context.Cluster.Version is { } version && !version.IsAtLeast(27))
        {
            return;
        }

        context.Report(
            policy.At,
            $"{context.Object} writes no unhealthyPodEvictionPolicy, so IfHealthyBudget counts: a pod that crashes again and again cannot be evicted while too few others are ready, "
            + "and the drain of its node hangs. Set AlwaysAllow, unless an unready pod may still hold data that the others need.",
            new FixHint("Always allow evicting unready pods", new SetValueEdit(context.Object.Key, policy.Path, Build.Text("AlwaysAllow"))));
    }
}
