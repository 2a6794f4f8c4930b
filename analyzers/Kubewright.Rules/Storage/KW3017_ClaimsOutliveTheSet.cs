using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>Deleting the set keeps the claims.</summary>
public sealed class ClaimsOutliveTheSet() : StatefulSetRule(new(
    "KW3017", "retention-delete-when-deleted", "Deleting the set keeps the claims",
    RuleCategory.Storage, Severity.Warning, RulePreset.Production, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var policy = set.PersistentVolumeClaimRetentionPolicy.WhenDeleted;
        if (policy.Is("Delete") != true || set.VolumeClaimTemplates is { IsComplete: true, Count: 0 })
        {
            return;
        }

        context.Report(
            policy.At,
            $"{context.Object} takes all its claims with it when it is deleted{Consequence(context, set)}. "
            + "A set is deleted by mistake, or to be made anew, more often than its data. Set whenDeleted to Retain unless the data can be made anew.",
            new FixHint("Set whenDeleted to Retain", new SetValueEdit(context.Object.Key, policy.Path, Build.Text("Retain"))));
    }

    private static string Consequence(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var template in set.VolumeClaimTemplates)
        {
            if (StorageClasses.Of(template, context.Manifests) is ({ } item, var found)
                && (found.ReclaimPolicy.IsAbsent || found.ReclaimPolicy.Is("Delete") == true))
            {
                return $", and {item} deletes the volume and its data with each claim";
            }
        }

        return ", and the data with every claim whose volume is not retained";
    }
}
