using Kubewright.Rules.Views;

namespace Kubewright.Rules.Scheduling;

/// <summary>A set that keeps data has a priority class.</summary>
public sealed class PriorityClassIsNamed() : StatefulSetRule(new(
    "KW6022", "priority-class-missing", "A set that keeps data has a priority class",
    RuleCategory.Scheduling, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var priority = set.Template.Spec.PriorityClassName;
        if (set.VolumeClaimTemplates.Count > 0 && priority.IsAbsent)
        {
            context.Report(
                priority.At,
                $"{context.Object} keeps data and names no priorityClassName: when a node is full its pods are preempted like any other's. Name a PriorityClass above that of stateless workloads.");
        }
    }
}
