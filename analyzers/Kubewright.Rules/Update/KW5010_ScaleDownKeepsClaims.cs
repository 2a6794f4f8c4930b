using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>Scaling down keeps the volumes of the pods that go.</summary>
public sealed class ScaleDownKeepsClaims() : SetUpdateRule(new(
    "KW5010", "scale-down-deletes-claims", "Scaling down keeps the volumes of the pods that go",
    RuleCategory.Update, Severity.Warning, RulePreset.Default, RuleScope.Previous))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, SetUpdate update)
    {
        var policy = update.After.PersistentVolumeClaimRetentionPolicy.WhenScaled;
        if (policy.Is("Delete") == true
            && update.After.VolumeClaimTemplates.Count > 0
            && Ordinals.Of(update.Before) is { } before
            && Ordinals.Of(update.After) is { } after
            && before.Start == after.Start
            && after.Count < before.Count)
        {
            var gone = new Ordinals(after.Last + 1, before.Count - after.Count);
            context.Report(
                update.After.Replicas.At,
                $"{context.Object} goes from {before.Count} replicas to {after.Count}, and whenScaled is Delete: the claims of {gone.Pods(update.Name)} are deleted, with their data. "
                + "Set whenScaled to Retain first.",
                new FixHint("Keep the claims", new SetValueEdit(context.Object.Key, policy.Path, Build.Text("Retain"))),
                policy.Origin);
        }
    }
}
