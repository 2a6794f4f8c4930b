namespace Kubewright.Rules.Update;

/// <summary>Claim templates do not ask for less storage than before.</summary>
public sealed class ClaimSizesDoNotShrink() : SetUpdateRule(new(
    "KW5011", "claim-size-decreased", "Claim templates do not ask for less storage than before",
    RuleCategory.Update, Severity.Error, RulePreset.Default, RuleScope.Previous))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, SetUpdate update)
    {
        foreach (var (before, after) in ClaimTemplateChanges.Of(update)?.Kept ?? [])
        {
            if (before.Amount is { } old && after.Amount is { } amount && amount < old)
            {
                context.Report(
                    after.Storage.At,
                    $"{context.Object} lowers the storage of its claim template '{after.Name}' from {before.Storage} to {after.Storage}. A claim that is bound cannot shrink, "
                    + $"and the API server refuses the update. Put {before.Storage} back.",
                    Revert.Of(context.Object, [new NodeDifference(before.Storage.At, after.Storage.At)]));
            }
        }
    }
}
