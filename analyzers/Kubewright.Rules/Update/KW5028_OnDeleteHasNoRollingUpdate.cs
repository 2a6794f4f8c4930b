using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>A set with the strategy OnDelete has no rollingUpdate.</summary>
public sealed class OnDeleteHasNoRollingUpdate() : StatefulSetRule(new(
    "KW5028", "rolling-update-with-on-delete", "A set with the strategy OnDelete has no rollingUpdate",
    RuleCategory.Update, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var strategy = set.UpdateStrategy;
        if (strategy.Type.Is("OnDelete") == true && strategy.RollingUpdate.At.IsKnown)
        {
            context.Report(
                strategy.RollingUpdate.At,
                $"{context.Object} has the strategy OnDelete and a rollingUpdate, which is only allowed with RollingUpdate. The API server refuses the set. "
                + "Drop rollingUpdate, or set the type to RollingUpdate.",
                new FixHint("Drop rollingUpdate", new RemoveValueEdit(context.Object.Key, strategy.RollingUpdate.At.Path)));
        }
    }
}
