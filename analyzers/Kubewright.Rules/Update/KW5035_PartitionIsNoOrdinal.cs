using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>A partition is a number of pods and no ordinal.</summary>
public sealed class PartitionIsNoOrdinal() : StatefulSetRule(new(
    "KW5035", "partition-below-start", "A partition is a number of pods and no ordinal",
    RuleCategory.Update, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (Rollout.Partition(set) is { } partition
            && Rollout.Pods(context, set) is { } pods
            && partition < pods.Count
            && LooksLikeOne(partition, pods))
        {
            context.Report(
                set.UpdateStrategy.RollingUpdate.Partition.At,
                $"{context.Object} has partition {partition}, and its ordinals start at {pods.Start}: a partition counts pods from the first on and does not name an ordinal, "
                + $"so {(pods with { Count = partition }).Pods(Rollout.PodPrefix(context.Object))} {(partition == 1 ? "keeps" : "keep")} the old revision. Set partition to 0 to update all pods.",
                Rollout.FixPartition(context.Object, set));
        }
    }

    /// <summary>Whether the partition reads like an ordinal at which all pods are updated: it is not above the first one.</summary>
    internal static bool LooksLikeOne(long partition, Ordinals pods) => partition <= pods.Start;
}
