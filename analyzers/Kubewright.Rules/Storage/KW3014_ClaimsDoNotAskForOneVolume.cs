using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>The claims of a template do not all ask for one volume.</summary>
public sealed class ClaimsDoNotAskForOneVolume() : StatefulSetRule(new(
    "KW3014", "claim-volume-name-pinned", "The claims of a template do not all ask for one volume",
    RuleCategory.Storage, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (Ordinals.Replicas(set) is not { } replicas || replicas < 2)
        {
            return;
        }

        foreach (var template in set.VolumeClaimTemplates)
        {
            var pinned = template.Spec.VolumeName;
            if (pinned.TryGet(out var volume) && volume.Name.Length > 0)
            {
                context.Report(
                    pinned.At,
                    $"{context.Object} has {replicas} replicas, and each asks by {ClaimText.Of(template)} for the same PersistentVolume '{volume}': "
                    + "only one claim can have it, the other pods stay Pending. Remove volumeName; to choose volumes, set claimRef on one PersistentVolume for each ordinal.",
                    new FixHint("Remove volumeName", new RemoveValueEdit(context.Object.Key, pinned.Path)));
            }
        }
    }
}
