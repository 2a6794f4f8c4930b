using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>A partition leaves pods for updates to reach.</summary>
public sealed class PartitionLeavesPodsToUpdate() : StatefulSetRule(new(
    "KW5005", "partition-beyond-replicas", "A partition leaves pods for updates to reach",
    RuleCategory.Update, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (Rollout.Partition(set) is not { } partition || Rollout.Pods(context, set) is not { } pods || partition < pods.Count)
        {
            return;
        }

        var (at, fix) = (set.UpdateStrategy.RollingUpdate.Partition.At, Rollout.FixPartition(context.Object, set));
        if (pods.Count == 0)
        {
            context.ReportAs(
                Severity.Info,
                at,
                $"{context.Object} has partition {partition} and no pods: the first {(partition == 1 ? "pod" : $"{partition} pods")} of a later scale-up still {(partition == 1 ? "starts" : "start")} "
                + "from the old template. Set partition to 0 once the update may reach all pods.",
                fix);
            return;
        }

        context.Report(
            at,
            $"{context.Object} has partition {partition} and {(pods.Count == 1 ? "one pod" : $"{pods.Count} pods")}, {pods.Pods(Rollout.PodPrefix(context.Object))}: "
            + $"updates leave the first {(partition == 1 ? "pod" : $"{partition} pods")} alone, so a new template reaches none. "
            + (pods.Start > 0 ? "A partition counts pods and does not name an ordinal. " : "")
            + $"Set partition to 0 to update all pods{(pods.Count == 1 ? "" : $", or to less than {pods.Count} to stage the update")}.",
            fix);
    }
}
