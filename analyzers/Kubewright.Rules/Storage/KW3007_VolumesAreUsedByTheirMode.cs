using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>Block volumes are devices and file systems are mounts.</summary>
public sealed class VolumesAreUsedByTheirMode() : StatefulSetRule(new(
    "KW3007", "volume-mode-mismatch", "Block volumes are devices and file systems are mounts",
    RuleCategory.Storage, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var volumes = PodVolumes.Of(set);
        foreach (var use in volumes.Uses)
        {
            if (volumes.TemplateOf(use) is not { } template || IsBlock(template) is not { } isBlock || isBlock == (use.Mount is null))
            {
                continue;
            }

            var (mode, list, right) = isBlock ? ("Block", "volumeMounts", "volumeDevices") : ("Filesystem", "volumeDevices", "volumeMounts");
            var wanted = isBlock ? "Filesystem" : "Block";
            var isOnlyUse = volumes.UsesAreComplete && volumes.Uses.All(other => other.Uses(use.Volume.ToString()) == false || (other.Mount is null) != isBlock);
            context.Report(
                use.Volume.At,
                $"{context.Object} uses {ClaimText.Of(template)}, a {mode} volume, through {list} of {use.Container}: the kubelet refuses to start the pod. "
                + $"Move the entry to {right}, or set the template's volumeMode to {wanted}.",
                isOnlyUse ? new FixHint($"Set volumeMode to {wanted}", new SetValueEdit(context.Object.Key, template.Spec.VolumeMode.Path, Build.Text(wanted))) : null,
                template.Spec.VolumeMode.Origin);
        }
    }

    private static bool? IsBlock(VolumeClaimView template) =>
        template.Spec.VolumeMode.IsAbsent ? false
        : template.Spec.VolumeMode.TryGet(out var mode) && mode is "Block" or "Filesystem" ? mode == "Block"
        : null;
}
