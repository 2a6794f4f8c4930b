using System;
using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>Whether the pods of a set look for each other.</summary>
internal static class Clustering
{
    private static readonly HashSet<string> Variables = new(StringComparer.Ordinal)
    {
        "ETCD_INITIAL_CLUSTER", "ZOO_SERVERS", "cluster.initial_master_nodes", "discovery.seed_hosts", "CASSANDRA_SEEDS",
        "KAFKA_CONTROLLER_QUORUM_VOTERS", "KAFKA_CFG_CONTROLLER_QUORUM_VOTERS",
    };

    private static readonly HashSet<string> Arguments = new(StringComparer.Ordinal)
    {
        "--initial-cluster", "--join", "--retry-join", "-retry-join", "--seeds", "--peers", "--cluster.peer",
    };

    /// <summary>What shows that they do, as half a sentence; null when nothing does.</summary>
    public static string? Evidence(RuleContext context, StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        foreach (var container in pod.Containers)
        {
            if (container.Image.TryGet(out var image) && context.Options.Images.Find(image) is { IsClustered: true } facts)
            {
                return $"replicas of {facts.Product} form a cluster";
            }

            if (container.Env.Select(static variable => variable.Name.ToString()).FirstOrDefault(Variables.Contains) is { } variable)
            {
                return $"the variable {variable} lists peers";
            }

            if (container.Command.Concat(container.Args).Select(static item => item.ToString().Split('=')[0]).FirstOrDefault(Arguments.Contains) is { } argument)
            {
                return $"the argument {argument} names peers";
            }
        }

        foreach (var text in PeerText.Of(context.Object, pod, context.Manifests))
        {
            var own = PeerAddress.In(text.Text).FirstOrDefault(address =>
                context.Object.Name.Is(address.Set) == true && set.ServiceName.TryGet(out var service) && service.Name == address.Service);
            if (own is not null)
            {
                return $"{text.Place} names '{own.Text}'";
            }
        }

        return null;
    }
}
