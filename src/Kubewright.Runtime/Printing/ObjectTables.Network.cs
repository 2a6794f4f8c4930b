using System.Text.Json;

namespace Kubewright.Runtime;

/// <content>Endpoints, ingresses, network policies.</content>
public static partial class ObjectTables
{
    private static IEnumerable<KeyValuePair<string, IObjectTable>> Network() =>
    [
        Table("Endpoints", NameColumn, new("ENDPOINTS", static (obj, _) => Some(obj.ItemsAt("subsets").SelectMany(AddressesOf))), AgeColumn),
        Table(
            "EndpointSlice",
            NameColumn,
            Path("ADDRESSTYPE", "addressType"),
            new("PORTS", static (obj, _) => obj.ItemsAt("ports").Any() ? Some(obj.ItemsAt("ports").Select(static port => port.TextAt("port") is { Length: > 0 } number ? number : "*")) : "<unset>"),
            new("ENDPOINTS", static (obj, _) => obj.ItemsAt("endpoints").Any() ? Some(obj.ItemsAt("endpoints").SelectMany(static endpoint => endpoint.ItemsAt("addresses")).Select(Json.Text)) : "<unset>"),
            AgeColumn),
        Table(
            "Ingress",
            NameColumn,
            Path("CLASS", "spec.ingressClassName", None),
            new("HOSTS", static (obj, _) => Hosts(obj)),
            new("ADDRESS", static (obj, _) => string.Join(',', obj.ItemsAt("status.loadBalancer.ingress").Select(static point => point.TextAt("ip") is { Length: > 0 } ip ? ip : point.TextAt("hostname")))),
            new("PORTS", static (obj, _) => obj.ItemsAt("spec.tls").Any() ? "80, 443" : "80"),
            AgeColumn),
        Table(
            "IngressClass",
            NameColumn,
            Path("CONTROLLER", "spec.controller"),
            new("PARAMETERS", static (obj, _) => obj.TextAt("spec.parameters.name") is { Length: > 0 } name ? Parameters(obj.At("spec.parameters"), name) : None),
            AgeColumn),
        Table("NetworkPolicy", NameColumn, new("POD-SELECTOR", static (obj, _) => OrNone(Selector(obj.At("spec.podSelector")))), AgeColumn),
        Table("ServiceCIDR", NameColumn, new("CIDRS", static (obj, _) => string.Join(',', obj.ItemsAt("spec.cidrs").Select(Json.Text))), AgeColumn),
        Table(
            "IPAddress",
            NameColumn,
            new("PARENTREF", static (obj, _) => Parent(obj.At("spec.parentRef"))),
            AgeColumn),
    ];

    /// <summary>The addresses of a subset, each with every port.</summary>
    private static IEnumerable<string> AddressesOf(JsonElement subset)
    {
        var ports = subset.ItemsAt("ports").Select(static port => ":" + port.TextAt("port")).DefaultIfEmpty("").ToList();
        return ports.SelectMany(port => subset.ItemsAt("addresses").Select(address => address.TextAt("ip") + port));
    }

    private static string Hosts(JsonElement ingress)
    {
        var hosts = ingress.ItemsAt("spec.rules").Select(static rule => rule.TextAt("host")).Where(static host => host.Length > 0).ToList();
        return hosts.Count == 0 ? "*" : Some(hosts);
    }

    private static string Parameters(JsonElement reference, string name) =>
        $"{reference.TextAt("kind")}{(reference.TextAt("apiGroup") is { Length: > 0 } group ? "." + group : "")}/{name}";

    /// <summary>What an address belongs to: <c>services/default/web</c>, the resource with its group where it has one.</summary>
    private static string Parent(JsonElement reference)
    {
        var group = reference.TextAt("group");
        string[] parts = [reference.TextAt("resource") + (group.Length == 0 ? "" : "." + group), reference.TextAt("namespace"), reference.TextAt("name")];
        return OrNone(string.Join('/', parts.Where(static part => part.Length > 0)));
    }
}
