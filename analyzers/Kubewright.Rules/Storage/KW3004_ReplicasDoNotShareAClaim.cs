using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>Replicas have a claim each.</summary>
public sealed class ReplicasDoNotShareAClaim() : StatefulSetRule(new(
    "KW3004", "shared-claim-across-replicas", "Replicas have a claim each",
    RuleCategory.Storage, Severity.Warning, RulePreset.Default, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (Ordinals.Replicas(set) is not { } replicas || replicas < 2)
        {
            return;
        }

        foreach (var volume in set.Template.Spec.Volumes)
        {
            var source = volume.PersistentVolumeClaim;
            if (IsReplaced(volume, set)
                || !source.ClaimName.TryGet(out var claim)
                || claim.Name.Length == 0 || claim.IsExternal
                || context.Cluster.HasExternal(PersistentVolumeClaimView.ObjectKind, claim.Name, context.Object)
                || source.ReadOnly.IsUnknown)
            {
                continue;
            }

            var lookup = context.Manifests.Find(PersistentVolumeClaimView.ObjectKind, claim.Name, context.Object);
            if (Consequence(lookup, source.ReadOnly.Is(true) == true) is { } consequence)
            {
                context.Report(
                    source.ClaimName.At,
                    $"{context.Object} lets all {replicas} replicas share the claim '{claim}', {consequence}. "
                    + "Give each replica a claim of its own by a claim template.");
            }
        }
    }

    /// <summary>Whether the volume does not count, or may not: a claim template of its name takes its place.</summary>
    private static bool IsReplaced(VolumeView volume, StatefulSetSpecView set) =>
        !set.VolumeClaimTemplates.IsComplete || set.VolumeClaimTemplates.Any(template => template.Metadata.Name.IsUnknown || (volume.Name.TryGet(out var name) && template.Metadata.Name.Is(name) == true));

    /// <summary>What comes of sharing; null when it may be meant, or nobody can say.</summary>
    private static string? Consequence(ObjectLookup lookup, bool isReadOnly)
    {
        if (lookup.IsMissing)
        {
            return isReadOnly ? null : "which works on more than one node only when its access mode is ReadWriteMany, and then all write to one directory";
        }

        if (lookup.Found is not { } found)
        {
            return null;
        }

        var modes = new PersistentVolumeClaimView(found.At).Spec.AccessModes;
        if (!modes.IsComplete || modes.Count == 0 || modes.Any(static mode => !mode.IsKnown || mode.ToString() is "ReadWriteMany" or "ReadOnlyMany"))
        {
            return null;
        }

        return modes.Any(static mode => mode.Is("ReadWriteOncePod") == true)
            ? "whose access mode ReadWriteOncePod lets a single pod use it: the others never start"
            : "whose access mode ReadWriteOnce attaches it to one node only: a pod on another node never starts, and those on one node write to one directory";
    }
}
