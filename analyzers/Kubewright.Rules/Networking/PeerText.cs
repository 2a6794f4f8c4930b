using System;
using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>A text in which addresses of peers can stand.</summary>
/// <param name="At">Where it is written.</param>
/// <param name="Text">The text.</param>
/// <param name="Place">The place in a sentence: <c>'PEERS' of container 'nginx'</c>.</param>
/// <param name="List">The setting that lists all first members of a cluster, when the text is its value.</param>
internal sealed record PeerText(NodeAt At, string Text, string Place, string? List)
{
    private const string InitialCluster = "--initial-cluster";

    private static readonly HashSet<string> ListVariables = new(StringComparer.Ordinal) { "ETCD_INITIAL_CLUSTER", "ZOO_SERVERS", "cluster.initial_master_nodes" };

    /// <summary>The commands, arguments and variables of an object's containers, or the data of a ConfigMap.</summary>
    public static IEnumerable<PeerText> Of(ManifestObject item)
    {
        if (item.Is(ConfigMapView.ObjectKind) == true)
        {
            return new ConfigMapView(item.At).Data
                .Where(static entry => entry.Value.IsKnown)
                .Select(static entry => new PeerText(entry.Value.At, entry.Value.ToString(), $"'{entry.Key}'", null));
        }

        return Workload.Of(item) is { } workload ? PodContainers.Of(workload.Template.Spec).SelectMany(Of) : [];
    }

    /// <summary>Those of a set's own containers and of the ConfigMaps that they read.</summary>
    public static IEnumerable<PeerText> Of(ManifestObject set, PodSpecView pod, ManifestSet manifests)
    {
        var names = pod.Volumes.Select(static volume => Scalar.Text(volume.ConfigMap.At["name"]))
            .Concat(pod.Containers.SelectMany(static container => container.EnvFrom).Select(static source => Scalar.Text(source.ConfigMapRef.At["name"])))
            .Concat(pod.Containers.SelectMany(static container => container.Env).Select(static variable => Scalar.Text(variable.ValueFrom.ConfigMapKeyRef.At["name"])))
            .Where(static name => name.IsKnown)
            .Select(static name => name.ToString())
            .Distinct();
        return Of(set).Concat(names.Select(name => manifests.Find(ConfigMapView.ObjectKind, name, set).Found).OfType<ManifestObject>().SelectMany(Of));
    }

    private static IEnumerable<PeerText> Of(PodContainer container)
    {
        foreach (var part in new[] { container.View.Command, container.View.Args })
        {
            string? before = null;
            foreach (var item in part)
            {
                if (item.TryGet(out var text))
                {
                    var isList = before == InitialCluster || text.StartsWith(InitialCluster + "=", StringComparison.Ordinal);
                    yield return new PeerText(item.At, text, $"an argument of {container}", isList ? InitialCluster : null);
                }

                before = text;
            }
        }

        foreach (var variable in container.View.Env)
        {
            if (variable.Value.TryGet(out var text))
            {
                var name = variable.Name.ToString();
                yield return new PeerText(variable.Value.At, text, $"'{name}' of {container}", ListVariables.Contains(name) ? name : null);
            }
        }
    }
}
