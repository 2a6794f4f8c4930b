using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>A partition is not negative.</summary>
public sealed class PartitionIsNotNegative() : StatefulSetRule(new(
    "KW5036", "partition-negative", "A partition is not negative",
    RuleCategory.Update, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (set.UpdateStrategy.RollingUpdate.Partition.TryGet(out var partition) && partition < 0)
        {
            context.Report(
                set.UpdateStrategy.RollingUpdate.Partition.At,
                $"{context.Object} has partition {partition}. The API server refuses a negative number. Set 0 to update all pods.",
                Rollout.FixPartition(context.Object, set));
        }
    }
}
