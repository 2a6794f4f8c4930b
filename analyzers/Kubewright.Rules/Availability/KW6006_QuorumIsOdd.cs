using Kubewright.Rules.Views;

namespace Kubewright.Rules.Availability;

/// <summary>A set whose members vote has an odd number of them.</summary>
public sealed class QuorumIsOdd() : StatefulSetRule(new(
    "KW6006", "quorum-size-even", "A set whose members vote has an odd number of them",
    RuleCategory.Availability, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (!set.Replicas.TryGet(out var replicas) || replicas < 2 || replicas % 2 != 0 || Quorum.Of(context.Object, set, context.Options) != true)
        {
            return;
        }

        var fix = new FixHint($"Run {replicas + 1} members", new SetValueEdit(context.Object.Key, set.Replicas.Path, Build.Integer(replicas + 1)));
        if (replicas == 2)
        {
            context.ReportAs(
                Severity.Warning,
                set.Replicas.At,
                $"{context.Object} has 2 members, and both are needed for a majority: the loss of either stops it. Run 3, which can spare one.",
                fix);
            return;
        }

        context.Report(
            set.Replicas.At,
            $"{context.Object} has {replicas} members, which tolerate no more failures than {replicas - 1} do: a majority needs {Quorum.Majority(replicas)}. "
            + $"Run {replicas - 1} or {replicas + 1}.",
            fix);
    }
}
