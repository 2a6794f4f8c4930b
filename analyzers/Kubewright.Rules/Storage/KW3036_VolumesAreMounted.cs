using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>Each volume is mounted by a container.</summary>
public sealed class VolumesAreMounted() : StatefulSetRule(new(
    "KW3036", "volume-never-mounted", "Each volume is mounted by a container",
    RuleCategory.Storage, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var volumes = PodVolumes.Of(set);
        if (!volumes.UsesAreComplete)
        {
            return;
        }

        var unused = set.Template.Spec.Volumes.Where(volume => volume.Name.TryGet(out var name) && volumes.Uses.All(use => use.Uses(name) == false)).ToList();
        foreach (var volume in unused)
        {
            context.Report(
                volume.Name.At,
                $"{context.Object} has the volume '{volume.Name}', which no container mounts: its pods wait for it all the same before they start. Mount it, or remove it.",
                // The positions of other volumes change when one is removed.
                unused.Count == 1 ? new FixHint($"Remove the volume '{volume.Name}'", new RemoveValueEdit(context.Object.Key, volume.At.Path)) : null);
        }
    }
}
