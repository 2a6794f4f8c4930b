using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>A StatefulSet keeps data.</summary>
public sealed class SetsKeepData() : StatefulSetRule(new(
    "KW3039", "no-persistent-storage", "A StatefulSet keeps data",
    RuleCategory.Storage, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var volumes = set.Template.Spec.Volumes;
        if (set.VolumeClaimTemplates is { IsComplete: true, Count: 0 } && volumes.IsComplete
            && volumes.All(static volume => PodVolumes.KindOf(volume) is VolumeKind.Transient or VolumeKind.Files))
        {
            context.Report(
                set.VolumeClaimTemplates.At,
                $"{context.Object} has no claim template and no volume that outlives a pod: it keeps no data. If its pods need no stable names either, a Deployment rolls out and heals faster.");
        }
    }
}
