using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>Data is not left behind on the node where the pod happened to run.</summary>
public sealed class VolumesAreNotBoundToAChanceNode() : Rule(new(
    "KW3021", "pv-host-path-replicated", "Data is not left behind on the node where the pod happened to run",
    RuleCategory.Storage, Severity.Warning, RulePreset.Default, RuleScope.ManifestSet), PersistentVolumeView.ObjectKind, StatefulSetView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        if (context.Cluster.Nodes == 1)
        {
            return;
        }

        if (context.Object.Is(PersistentVolumeView.ObjectKind) == true)
        {
            CheckVolume(context);
        }
        else
        {
            CheckTemplate(context, new StatefulSetView(context.Object.At).Spec);
        }
    }

    private static void CheckVolume(RuleContext context)
    {
        var volume = new StaticVolume(context.Object);
        var path = volume.Spec.HostPath.Path;
        if (!path.IsKnown || !volume.Spec.NodeAffinity.At.IsAbsent || volume.Class is not { } name)
        {
            return;
        }

        var user = ClaimIndex.Of(context.Manifests).OfClass(name).FirstOrDefault(claims => VolumeFit.Of(volume, claims.Template).All(static fit => fit.Fits == true));
        if (user is not null)
        {
            context.Report(
                path.At,
                $"{context.Object} is the directory '{path}' of whatever node the pod runs on, and it fits {ClaimText.Of(user.Template)} of {user.Set}: "
                + "a pod that moves to another node finds an empty directory there. Use a local volume with node affinity, or a provisioner.",
                fix: null,
                user.Template.Metadata.Name.Origin);
        }
    }

    private static void CheckTemplate(RuleContext context, StatefulSetSpecView set)
    {
        var volumes = PodVolumes.Of(set);
        foreach (var container in set.Template.Spec.Containers)
        {
            if (DataDirectory.Of(container, context.Options.Images) is { } data
                && data.MountIn(PodVolumes.UsesOf(new PodContainer(container, ContainerRole.Main))) is { } use
                && volumes.KindOf(use) == VolumeKind.HostPath)
            {
                context.Report(
                    use.Volume.At,
                    $"{context.Object} keeps the data of {data.Image.Product} ('{data.Path}') in the hostPath volume '{use.Volume}', a directory of whatever node the pod runs on: "
                    + "a pod that moves to another node finds an empty directory there. Use a claim template.");
            }
        }
    }
}
