using Kubewright.Rules.Availability;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>Scaling in keeps the claims.</summary>
public sealed class ClaimsOutliveScalingIn() : StatefulSetRule(new(
    "KW3008", "retention-delete-when-scaled", "Scaling in keeps the claims",
    RuleCategory.Storage, Severity.Warning, RulePreset.Production, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var policy = set.PersistentVolumeClaimRetentionPolicy.WhenScaled;
        if (policy.Is("Delete") != true || set.VolumeClaimTemplates is { IsComplete: true, Count: 0 })
        {
            return;
        }

        var scaler = AutoscalerIndex.Find(context.Object, context.Manifests);
        context.Report(
            policy.At,
            $"{context.Object} deletes the claims of the pods that scaling in removes"
            + (scaler is null ? ": " : $", and {scaler} scales it without asking: ")
            + "their data is gone, and scaling out again starts with empty volumes. Set whenScaled to Retain unless the data can be made anew.",
            new FixHint("Set whenScaled to Retain", new SetValueEdit(context.Object.Key, policy.Path, Build.Text("Retain"))),
            scaler is null ? [] : [scaler.Origin]);
    }
}
