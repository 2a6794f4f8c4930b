using Kubewright.Rules.Views;

namespace Kubewright.Rules.Availability;

/// <summary>The number of replicas is not negative.</summary>
public sealed class ReplicasAreNotNegative() : StatefulSetRule(new(
    "KW6011", "replicas-invalid", "The number of replicas is not negative",
    RuleCategory.Availability, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (set.Replicas.TryGet(out var replicas) && replicas < 0)
        {
            context.Report(
                set.Replicas.At,
                $"{context.Object} has {replicas} replicas. The API server refuses a negative number. Set 0 to run none.",
                new FixHint("Set replicas to 0", new SetValueEdit(context.Object.Key, set.Replicas.Path, Build.Integer(0))));
        }
    }
}
