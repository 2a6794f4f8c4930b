using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>No other volume lies over or under a claim.</summary>
public sealed class NoMountCoversAClaim() : StatefulSetRule(new(
    "KW3034", "mount-hides-claim", "No other volume lies over or under a claim",
    RuleCategory.Storage, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var volumes = PodVolumes.Of(set);
        foreach (var container in PodContainers.Of(set.Template.Spec))
        {
            var uses = PodVolumes.UsesOf(container).Where(static use => use.Mount is not null && use.Path.IsKnown).ToList();
            foreach (var claim in uses.Where(use => volumes.KindOf(use) is VolumeKind.ClaimTemplate or VolumeKind.SharedClaim))
            {
                // Files to read, and other claims, are put into a data directory on purpose.
                foreach (var other in uses.Where(use => volumes.KindOf(use) is VolumeKind.Transient or VolumeKind.HostPath && use.Uses(claim.Volume.ToString()) == false))
                {
                    var (path, otherPath) = (claim.Path.ToString(), other.Path.ToString());
                    var relation = MountPaths.IsBelow(otherPath, path) ? "inside" : MountPaths.IsBelow(path, otherPath) ? "around" : null;
                    if (relation is not null)
                    {
                        context.Report(
                            other.Path.At,
                            $"{context.Object} mounts '{other.Volume}' at '{otherPath}' in {container}, {relation} '{path}' where the claim '{claim.Volume}' is: "
                            + $"what the process writes {(relation == "inside" ? "below that path" : "beside the claim")} is not kept with the claim's data. Mount one of them somewhere else.",
                            fix: null,
                            claim.Path.Origin);
                    }
                }
            }
        }
    }
}
