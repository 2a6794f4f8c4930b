using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Tells clients what is served: group by group, or all at once (aggregated discovery).</summary>
internal sealed class DiscoveryHandler(ResourceCatalog catalog)
{
    private const string Aggregated = "g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
    private const string AggregatedType = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    /// <summary>Answers a request to a path of discovery; null when the path is none.</summary>
    public Task? Answer(HttpContext http)
    {
        var parts = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var aggregated = http.Request.Headers.Accept.ToString().Replace(" ", "", StringComparison.Ordinal).Contains(Aggregated, StringComparison.Ordinal);
        var body = parts switch
        {
            [] => new JsonObject { ["paths"] = Texts(Paths()) },
            ["api"] when aggregated => Aggregate(static group => group.Length == 0),
            ["apis"] when aggregated => Aggregate(static group => group.Length > 0),
            ["api"] => new JsonObject { ["kind"] = "APIVersions", ["versions"] = new JsonArray("v1"), ["serverAddressByClientCIDRs"] = new JsonArray() },
            ["apis"] => new JsonObject { ["kind"] = "APIGroupList", ["apiVersion"] = "v1", ["groups"] = new JsonArray([.. Groups().Where(static g => g.Length > 0).Select(Group)]) },
            ["apis", var group] when Groups().Contains(group) => WithType(Group(group), "APIGroup"),
            ["api", var version] when Versions("").Contains(version) => Resources("", version),
            ["apis", var group, var version] when Versions(group).Contains(version) => Resources(group, version),
            _ => null,
        };
        return body is null
            ? null
            : ApiResponse.BytesAsync(
                http,
                StatusCodes.Status200OK,
                System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()),
                aggregated && parts.Length == 1 ? AggregatedType : ApiResponse.Json);
    }

    /// <summary>Where there is something to read, in order: what <c>kubectl get --raw /</c> shows.</summary>
    private IEnumerable<string> Paths() => catalog.All
        .Select(static served => served.Names.Group.Length == 0 ? $"/api/{served.Names.Version}" : $"/apis/{served.Names.ApiVersion}")
        .Concat(Groups().Where(static group => group.Length > 0).Select(static group => $"/apis/{group}"))
        .Concat(["/api", "/apis", "/healthz", "/healthz/ping", "/livez", "/livez/ping", "/openapi/v2", "/openapi/v3", "/readyz", "/readyz/ping", "/version"])
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    private IEnumerable<string> Groups() => catalog.All.Select(static served => served.Names.Group).Distinct(StringComparer.Ordinal);

    /// <summary>The versions of a group, newest first.</summary>
    private IEnumerable<string> Versions(string group) => catalog.All
        .Where(served => served.Names.Group == group)
        .Select(static served => served.Names.Version)
        .Distinct(StringComparer.Ordinal)
        .Order(VersionOrder.Instance);

    private JsonObject Group(string group)
    {
        var versions = Versions(group).Select(version => Version(group, version)).ToArray();
        return new JsonObject
        {
            ["name"] = group,
            ["versions"] = new JsonArray([.. versions]),
            ["preferredVersion"] = versions[0].DeepClone(),
        };
    }

    private static JsonObject Version(string group, string version) => new() { ["groupVersion"] = $"{group}/{version}", ["version"] = version };

    private static JsonObject WithType(JsonObject body, string kind)
    {
        body["kind"] = kind;
        body["apiVersion"] = "v1";
        return body;
    }

    private JsonObject Resources(string group, string version)
    {
        var resources = new JsonArray();
        foreach (var served in catalog.All.Where(served => served.Names.Group == group && served.Names.Version == version))
        {
            var names = served.Names;
            var resource = new JsonObject
            {
                ["name"] = names.Plural,
                ["singularName"] = names.Kind.ToLowerInvariant(),
                ["namespaced"] = names.IsNamespaced,
                ["kind"] = names.Kind,
                ["verbs"] = Texts(served.Verbs),
            };
            AddNames(resource, names);
            resources.Add(resource);
            foreach (var subresource in served.Subresources)
            {
                var (kind, kindGroup, kindVersion) = KindOf(names, subresource);
                var below = new JsonObject
                {
                    ["name"] = $"{names.Plural}/{subresource}",
                    ["singularName"] = "",
                    ["namespaced"] = names.IsNamespaced,
                    ["kind"] = kind,
                    ["verbs"] = Texts(VerbsOf(subresource)),
                };
                if (kindGroup != names.Group || kindVersion != names.Version)
                {
                    below["group"] = kindGroup;
                    below["version"] = kindVersion;
                }

                resources.Add(below);
            }
        }

        return new JsonObject
        {
            ["kind"] = "APIResourceList",
            ["apiVersion"] = "v1",
            ["groupVersion"] = group.Length == 0 ? version : $"{group}/{version}",
            ["resources"] = resources,
        };
    }

    private JsonObject Aggregate(Func<string, bool> isWanted) => new()
    {
        ["kind"] = "APIGroupDiscoveryList",
        ["apiVersion"] = "apidiscovery.k8s.io/v2",
        ["metadata"] = new JsonObject(),
        ["items"] = new JsonArray([.. Groups().Where(isWanted).Select(group => new JsonObject
        {
            ["metadata"] = group.Length == 0 ? new JsonObject() : new JsonObject { ["name"] = group },
            ["versions"] = new JsonArray([.. Versions(group).Select(version => new JsonObject
            {
                ["version"] = version,
                ["freshness"] = "Current",
                ["resources"] = new JsonArray([.. catalog.All
                    .Where(served => served.Names.Group == group && served.Names.Version == version)
                    .Select(AggregateResource)]),
            })]),
        })]),
    };

    private static JsonNode AggregateResource(ServedResource served)
    {
        var names = served.Names;
        var resource = new JsonObject
        {
            ["resource"] = names.Plural,
            ["responseKind"] = KindReference(names.Group, names.Version, names.Kind),
            ["scope"] = names.IsNamespaced ? "Namespaced" : "Cluster",
            ["singularResource"] = names.Kind.ToLowerInvariant(),
            ["verbs"] = Texts(served.Verbs),
        };
        AddNames(resource, names);
        if (!served.Subresources.IsEmpty)
        {
            resource["subresources"] = new JsonArray([.. served.Subresources.Select(subresource =>
            {
                var (kind, group, version) = KindOf(names, subresource);
                return new JsonObject
                {
                    ["subresource"] = subresource,
                    ["responseKind"] = KindReference(group, version, kind),
                    ["verbs"] = Texts(VerbsOf(subresource)),
                };
            })]);
        }

        return resource;
    }

    private static JsonObject KindReference(string group, string version, string kind) =>
        new() { ["group"] = group, ["version"] = version, ["kind"] = kind };

    private static void AddNames(JsonObject resource, ResourceKind names)
    {
        if (!names.ShortNames.IsEmpty)
        {
            resource["shortNames"] = Texts(names.ShortNames);
        }

        if (!names.Categories.IsEmpty)
        {
            resource["categories"] = Texts(names.Categories);
        }
    }

    private static (string Kind, string Group, string Version) KindOf(ResourceKind names, string subresource) => subresource switch
    {
        "scale" => ("Scale", "autoscaling", "v1"),
        "eviction" => ("Eviction", "policy", "v1"),
        "binding" => ("Binding", "", "v1"),
        "token" => ("TokenRequest", "authentication.k8s.io", "v1"),
        "attach" => ("PodAttachOptions", "", "v1"),
        "exec" => ("PodExecOptions", "", "v1"),
        "portforward" => ("PodPortForwardOptions", "", "v1"),
        "proxy" => ($"{names.Kind}ProxyOptions", "", "v1"),
        _ => (names.Kind, names.Group, names.Version),
    };

    private static IEnumerable<string> VerbsOf(string subresource) => subresource switch
    {
        "status" or "scale" or "ephemeralcontainers" => ["get", "patch", "update"],
        "log" => ["get"],
        "finalize" => ["update"],
        "attach" or "exec" or "portforward" => ["create", "get"],
        "proxy" => ["create", "delete", "get", "patch", "update"],
        _ => ["create"],
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(static text => JsonValue.Create(text))]);
}
