namespace Kubewright.Rules.Update;

/// <summary>A set that was applied gets no new claim template.</summary>
public sealed class ClaimTemplatesAreNotAdded() : SetUpdateRule(new(
    "KW5015", "claim-template-added", "A set that was applied gets no new claim template",
    RuleCategory.Update, Severity.Error, RulePreset.Default, RuleScope.Previous))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, SetUpdate update)
    {
        foreach (var added in ClaimTemplateChanges.Of(update)?.Added ?? [])
        {
            context.Report(
                added.View.Metadata.Name.At,
                $"{context.Object} gets a new claim template '{added.Name}'. The templates never change after creation, so the API server refuses the update. "
                + "Delete the set with --cascade=orphan, which keeps its pods and claims, and apply again; then delete the pods one by one.");
        }
    }
}
