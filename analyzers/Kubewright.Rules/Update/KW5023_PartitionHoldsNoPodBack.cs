using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>No partition holds pods back.</summary>
public sealed class PartitionHoldsNoPodBack() : StatefulSetRule(new(
    "KW5023", "partition-pins-pods", "No partition holds pods back",
    RuleCategory.Update, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (Rollout.Partition(set) is { } partition
            && Rollout.Pods(context, set) is { } pods
            && partition < pods.Count
            && !PartitionIsNoOrdinal.LooksLikeOne(partition, pods))
        {
            context.Report(
                set.UpdateStrategy.RollingUpdate.Partition.At,
                $"{context.Object} has partition {partition}: {(pods with { Count = partition }).Pods(Rollout.PodPrefix(context.Object))} "
                + (partition == 1 ? "keeps the old revision, even when it is deleted and made anew" : "keep the old revision, even when they are deleted and made anew")
                + ". Set partition to 0 once the update is to reach all pods.",
                Rollout.FixPartition(context.Object, set));
        }
    }
}
