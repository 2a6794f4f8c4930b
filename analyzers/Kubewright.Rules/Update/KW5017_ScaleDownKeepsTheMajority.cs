using System;

namespace Kubewright.Rules.Update;

/// <summary>Scaling down a quorum keeps a majority of the old members.</summary>
public sealed class ScaleDownKeepsTheMajority() : SetUpdateRule(new(
    "KW5017", "scale-down-below-quorum", "Scaling down a quorum keeps a majority of the old members",
    RuleCategory.Update, Severity.Warning, RulePreset.Default, RuleScope.Previous))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, SetUpdate update)
    {
        if (Ordinals.Replicas(update.Before) is { } before
            && Ordinals.Replicas(update.After) is { } after
            && after < before
            && Quorum.Majority(before) is var majority
            && after < majority
            && Quorum.Of(context.Object, update.After, context.Options) == true)
        {
            context.Report(
                update.After.Replicas.At,
                FormattableString.Invariant($"{context.Object} goes from {before} replicas to {after} in one step. Of {before} members {majority} are a majority, so the cluster that they form stops. ")
                + FormattableString.Invariant($"Go down to {majority} first, let the members that go be removed from the cluster, and go on from there."),
                new FixHint(FormattableString.Invariant($"Go down to {majority} first"), new SetValueEdit(context.Object.Key, update.After.Replicas.Path, Build.Integer(majority))));
        }
    }
}
