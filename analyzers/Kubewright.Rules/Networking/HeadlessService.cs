using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Networking;

/// <summary>Makes the headless Service that a set lacks.</summary>
internal static class HeadlessService
{
    /// <summary>The cluster IP of a headless Service.</summary>
    public const string None = "None";

    /// <summary>Adds a headless Service that selects the set's pods; null when the selector is not plain match labels that are all known.</summary>
    public static FixHint? Fix(ManifestObject set, string name)
    {
        var spec = new StatefulSetView(set.At).Spec;
        if (MatchLabels(spec.Selector) is not { } selector)
        {
            return null;
        }

        var metadata = new List<(string, Node)> { ("name", Build.Text(name)) };
        if (set.Namespace.TryGet(out var ns))
        {
            metadata.Add(("namespace", Build.Text(ns)));
        }

        var service = new List<(string, Node)> { ("clusterIP", Build.Text("None")), ("selector", selector) };
        if (Ports(spec.Template.Spec.Containers) is { Count: > 0 } ports)
        {
            service.Add(("ports", Build.Array(ports)));
        }

        return new FixHint($"Add a headless Service '{name}'", new AddObjectEdit(set.Key, Build.Object(
            ("apiVersion", Build.Text(ServiceView.ObjectKind.ApiVersion)),
            ("kind", Build.Text(ServiceView.ObjectKind.Kind)),
            ("metadata", Build.Object(metadata)),
            ("spec", Build.Object(service)))));
    }

    /// <summary>The selector's match labels as a new node; null when there are none or not all of them are known.</summary>
    public static ObjectNode? MatchLabels(LabelSelectorView selector) =>
        selector.MatchLabels is { IsComplete: true, Count: > 0 } labels && labels.All(static label => label.Value.IsKnown)
            ? Build.Object(labels.Select(static label => (label.Key, (Node)Build.Text(label.Value.ToString()))))
            : null;

    /// <summary>A Service port for each container port that is known; of two with one protocol and number the first counts.</summary>
    private static List<Node> Ports(ListView<ContainerView> containers)
    {
        var ports = new List<(string Protocol, long Number, string? Name)>();
        foreach (var port in containers.SelectMany(static container => container.Ports))
        {
            var protocol = port.Protocol.TryGet(out var written) ? written : "TCP";
            if (port.Number.TryGet(out var number) && !port.Protocol.IsUnknown && !ports.Any(other => other.Protocol == protocol && other.Number == number))
            {
                ports.Add((protocol, number, port.Name.TryGet(out var name) && ports.All(other => other.Name != name) ? name : null));
            }
        }

        // Kubernetes wants names as soon as there are two ports.
        return [.. ports.Select(port => Port(port.Protocol, port.Number, port.Name ?? (ports.Count > 1 ? Invent(port.Protocol, port.Number) : null)))];
    }

    /// <summary>A name for a port that has none: <c>tcp-80</c>.</summary>
    public static string Invent(string protocol, long number) =>
        protocol.ToLowerInvariant() + "-" + number.ToString(CultureInfo.InvariantCulture);

    private static ObjectNode Port(string protocol, long number, string? name)
    {
        var members = new List<(string, Node)>();
        if (name is not null)
        {
            members.Add(("name", Build.Text(name)));
        }

        members.Add(("port", Build.Integer(number)));
        if (protocol != "TCP")
        {
            members.Add(("protocol", Build.Text(protocol)));
        }

        return Build.Object(members);
    }
}
