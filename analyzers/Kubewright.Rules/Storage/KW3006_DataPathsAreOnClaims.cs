using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Storage;

/// <summary>Known databases keep their data on a claim.</summary>
public sealed class DataPathsAreOnClaims() : StatefulSetRule(new(
    "KW3006", "data-path-not-persisted", "Known databases keep their data on a claim",
    RuleCategory.Storage, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var volumes = PodVolumes.Of(set);
        foreach (var container in set.Template.Spec.Containers)
        {
            var uses = PodVolumes.UsesOf(new PodContainer(container, ContainerRole.Main)).ToList();
            if (!volumes.NamesAreComplete || !volumes.UsesAreComplete
                || DataDirectory.Of(container, context.Options.Images) is not { } data
                || uses.Exists(use => !use.Path.TryGet(out var path) || (volumes.KindOf(use) != VolumeKind.Transient && MayKeep(path, data))))
            {
                continue;
            }

            var mount = data.MountIn(uses);
            if (mount is { } found && volumes.KindOf(found) != VolumeKind.Transient)
            {
                continue;
            }

            var place = mount is { } on ? $"the volume '{on.Volume}', which goes with the pod" : "the container's own file system";
            context.Report(
                container.Image.At,
                $"{context.Object} runs {data.Image.Product} in {new PodContainer(container, ContainerRole.Main)}, whose data directory '{data.Path}' is on {place}: "
                + "all data is lost when the pod is replaced. Mount a claim template there.",
                Fix(context, set, volumes, data, mount, container.VolumeMounts.At.Path),
                mount is { } related ? [related.Volume.Origin] : []);
        }
    }

    /// <summary>Whether a volume at the path keeps part of the data, or all of it in another version of the image.</summary>
    private static bool MayKeep(string path, DataDirectory data) =>
        MountPaths.IsBelow(path, data.Path) || data.Others.Any(other => MountPaths.IsIn(other, path));

    /// <summary>Mounts the only claim template, when nothing else uses it.</summary>
    private static FixHint? Fix(RuleContext context, StatefulSetSpecView set, PodVolumes volumes, DataDirectory data, VolumeUse? mount, string mounts)
    {
        if (set.VolumeClaimTemplates.Count != 1 || !set.VolumeClaimTemplates.First().Metadata.Name.TryGet(out var claim) || volumes.Uses.Any(use => use.Uses(claim) != false))
        {
            return null;
        }

        if (mount is { } other)
        {
            return other.Path.TryGet(out var path) && MountPaths.AreEqual(path, data.Path) && !data.Image.RefusesFilledDirectory
                ? new FixHint($"Mount the claim '{claim}' there", new SetValueEdit(context.Object.Key, other.Volume.Path, Build.Text(claim)))
                : null;
        }

        var item = new List<(string, Node)> { ("name", Build.Text(claim)), ("mountPath", Build.Text(data.Path)) };
        if (data.Image.RefusesFilledDirectory)
        {
            item.Add(("subPath", Build.Text("data")));
        }

        return new FixHint($"Mount the claim '{claim}' at {data.Path}", new AddItemEdit(context.Object.Key, mounts, Build.Object(item)));
    }
}
