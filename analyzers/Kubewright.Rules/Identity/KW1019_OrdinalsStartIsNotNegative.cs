using Kubewright.Rules.Views;

namespace Kubewright.Rules.Identity;

/// <summary>The first ordinal is not negative.</summary>
public sealed class OrdinalsStartIsNotNegative() : StatefulSetRule(new(
    "KW1019", "ordinals-start-negative", "The first ordinal is not negative",
    RuleCategory.Identity, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var start = set.Ordinals.Start;
        if (start.TryGet(out var number) && number < 0)
        {
            context.Report(
                start.At,
                $"{context.Object} counts its pods from {number}, and ordinals are 0 or more. The API server rejects the set. Set ordinals.start to 0.",
                new FixHint("Count from 0", new SetValueEdit(context.Object.Key, start.Path, Build.Integer(0))));
        }
    }
}
