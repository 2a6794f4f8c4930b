using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>No volume has the name of a claim template.</summary>
public sealed class ClaimTemplatesShadowNoVolume() : StatefulSetRule(new(
    "KW3025", "claim-template-shadows-volume", "No volume has the name of a claim template",
    RuleCategory.Storage, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var shadowed = set.Template.Spec.Volumes
            .Where(volume => volume.Name.TryGet(out var name) && set.VolumeClaimTemplates.Any(template => template.Metadata.Name.Is(name) == true))
            .ToList();
        foreach (var volume in shadowed)
        {
            context.Report(
                volume.Name.At,
                $"{context.Object} has a volume and a claim template named '{volume.Name}': the controller puts the claim in the volume's place, so what the volume says never counts. "
                + "Remove the volume, or give it another name.",
                // The positions of other volumes change when one is removed.
                shadowed.Count == 1 ? new FixHint($"Remove the volume '{volume.Name}'", new RemoveValueEdit(context.Object.Key, volume.At.Path)) : null);
        }
    }
}
