using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>Each claim template names its storage class.</summary>
public sealed class ClaimsNameTheirClass() : StatefulSetRule(new(
    "KW3027", "claim-storage-class-implicit", "Each claim template names its storage class",
    RuleCategory.Storage, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var template in set.VolumeClaimTemplates)
        {
            var reference = template.Spec.StorageClassName;
            if (reference.IsAbsent && template.Spec.VolumeName.IsAbsent && template.Metadata.Annotations.ContainsKey("volume.beta.kubernetes.io/storage-class") == false)
            {
                var only = context.Cluster.StorageClasses is { Count: 1 } classes ? classes.First() : null;
                context.Report(
                    ClaimText.Place(template, reference.At),
                    $"{context.Object} leaves the storage class of {ClaimText.Of(template)} to the cluster's default: another cluster has other disks there, and without a default the claims stay Pending. "
                    + "Set storageClassName.",
                    only is null ? null : new FixHint($"Use the storage class '{only}'", new SetValueEdit(context.Object.Key, reference.Path, Build.Text(only))));
            }
        }
    }
}
