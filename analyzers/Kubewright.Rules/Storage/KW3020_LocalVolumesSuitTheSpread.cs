using System;
using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>Local volumes are on as many nodes as the pods need.</summary>
public sealed class LocalVolumesSuitTheSpread() : StatefulSetRule(new(
    "KW3020", "static-pv-node-conflict", "Local volumes are on as many nodes as the pods need",
    RuleCategory.Storage, Severity.Error, RulePreset.Default, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var storage = StaticStorage.Of(context.Manifests);
        var supplies = storage.OfSet(context.Object).ToList();
        if (supplies.Count == 0 || !storage.IsClosed(context.Cluster) || supplies.Exists(static supply => supply.FirstPending is not null))
        {
            return;
        }

        // Which volumes could serve each template, by node; a volume that is not bound to nodes can serve anywhere.
        var hosts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var supply in supplies)
        {
            var volumes = storage.Volumes.Where(volume => MayServe(volume, supply.Claims)).ToList();
            if (volumes.Exists(static volume => volume.Hosts is null))
            {
                return;
            }

            var own = volumes.SelectMany(static volume => volume.Hosts!.Value);
            if (supply == supplies[0])
            {
                hosts.UnionWith(own);
            }
            else
            {
                hosts.IntersectWith(own);
            }
        }

        var replicas = supplies[0].Wanted;
        var claims = supplies[0].Claims;
        if (hosts.Count == 0)
        {
            context.Report(
                claims.Template.Spec.StorageClassName.At,
                $"{context.Object} needs a local volume for each of {Phrases.And([.. supplies.Select(static supply => $"'{supply.Claims.Name}'")])} on one node, but no node has them all: "
                + "its pods stay Pending. Put the volumes of a pod on the same node.");
        }
        else if (hosts.Count < replicas && NodeConstraints.OnePodPerNode(set.Template, hosts.Count, context.Cluster.Nodes) is { } constraint)
        {
            context.Report(
                constraint.At,
                $"{context.Object} demands a node of its own for each of {replicas} pods, but its local volumes are on {hosts.Count} {(hosts.Count == 1 ? "node" : "nodes")}: "
                + $"{replicas - hosts.Count} of the pods stay Pending. Put a volume on each of {replicas} nodes, or prefer the spread instead of demanding it.");
        }
    }

    private static bool MayServe(StaticVolume volume, TemplateClaims claims) =>
        volume.IsReserved == true ? volume.ReservedOrdinal(claims) is not null && volume.MayFitReserved(claims) : volume.MayFit(claims);
}
