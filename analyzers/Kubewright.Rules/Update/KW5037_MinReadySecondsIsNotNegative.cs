using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>minReadySeconds is not negative.</summary>
public sealed class MinReadySecondsIsNotNegative() : StatefulSetRule(new(
    "KW5037", "min-ready-seconds-negative", "minReadySeconds is not negative",
    RuleCategory.Update, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (set.MinReadySeconds.TryGet(out var seconds) && seconds < 0)
        {
            context.Report(
                set.MinReadySeconds.At,
                $"{context.Object} has minReadySeconds {seconds}. The API server refuses a negative number. Set 0 to count a pod as available as soon as it is ready.",
                new FixHint("Set minReadySeconds to 0", new SetValueEdit(context.Object.Key, set.MinReadySeconds.Path, Build.Integer(0))));
        }
    }
}
