using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>The OpenAPI documents of the API, made from the project's schemas when they are first asked for, so that <c>kubectl explain</c> prints our words.</summary>
internal sealed class OpenApiDocuments(ResourceCatalog catalog)
{
    /// <summary>What clients ask for. Many of them cannot read it as the type of an answer, because of its @.</summary>
    private const string V2Asked = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";
    private const string V2Protobuf = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

    private static readonly Lazy<JsonObject> V2Document = new(BuildV2);
    private static readonly Lazy<byte[]> V2Json = new(static () => Encoding.UTF8.GetBytes(V2Document.Value.ToJsonString()));
    private static readonly Lazy<byte[]> V2Binary = new(static () => OpenApiProtobuf.Encode(V2Document.Value));
    private static readonly ConcurrentDictionary<string, byte[]?> V3Json = new(StringComparer.Ordinal);

    /// <summary>Answers a request for a document; null when the path is none.</summary>
    public Task? Answer(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        if (path == "/openapi/v2")
        {
            var accept = http.Request.Headers.Accept.ToString();
            var binary = Math.Max(accept.IndexOf(V2Asked, StringComparison.Ordinal), accept.IndexOf(V2Protobuf, StringComparison.Ordinal));
            var json = accept.IndexOf(ApiResponse.Json, StringComparison.Ordinal);
            return binary >= 0 && (json < 0 || binary < json)
                ? ApiResponse.BytesAsync(http, StatusCodes.Status200OK, V2Binary.Value, V2Protobuf)
                : ApiResponse.BytesAsync(http, StatusCodes.Status200OK, V2Json.Value);
        }

        if (path == "/openapi/v3")
        {
            return ApiResponse.BytesAsync(http, StatusCodes.Status200OK, Encoding.UTF8.GetBytes(Index().ToJsonString()));
        }

        return path.StartsWith("/openapi/v3/", StringComparison.Ordinal)
            && V3(path["/openapi/v3/".Length..]) is { } document
                ? ApiResponse.BytesAsync(http, StatusCodes.Status200OK, document)
                : null;
    }

    private static string RootOf(ServedResource resource) =>
        resource.Names.Group.Length == 0 ? $"api/{resource.Names.Version}" : $"apis/{resource.Names.Group}/{resource.Names.Version}";

    private JsonObject Index() => new()
    {
        ["paths"] = new JsonObject(catalog.All.Where(IsDescribed).Select(RootOf).Distinct(StringComparer.Ordinal).Select(root => KeyValuePair.Create(
            root,
            (JsonNode?)new JsonObject { ["serverRelativeURL"] = $"/openapi/v3/{root}?hash={Hash(root)}" }))),
    };

    /// <summary>Clients keep a document for as long as its address is the same.</summary>
    private string Hash(string root) => Convert.ToHexString(SHA256.HashData(V3(root) ?? []));

    /// <summary>The document of a group and version; null when nothing is served there. Those of Kubernetes are made once.</summary>
    private byte[]? V3(string root)
    {
        var resources = catalog.All.Where(resource => IsDescribed(resource) && RootOf(resource) == root).ToList();
        return resources.Count == 0 ? null
            : resources.Exists(static resource => resource.Custom is not null) ? BuildV3(resources)
            : V3Json.GetOrAdd(root, static (_, found) => BuildV3(found), resources);
    }

    private static bool IsDescribed(ServedResource resource) => !resource.IsReview;

    private static byte[] BuildV3(List<ServedResource> resources)
    {

        var schemas = Schemas(
            resources.Select(static resource => ApiSchemas.DefinitionOf(resource.Names.ApiVersion, resource.Names.Kind)).OfType<string>(),
            new OpenApiSchema("#/components/schemas/", wrapsReferences: true));
        foreach (var resource in resources.Where(static resource => ApiSchemas.DefinitionOf(resource.Names.ApiVersion, resource.Names.Kind) is null))
        {
            var (name, schema) = CustomOpenApi.Of(resource);
            schemas[name] = schema;
        }

        var paths = new OpenApiPaths(isVersion3: true);
        var document = new JsonObject
        {
            ["openapi"] = "3.0.0",
            ["info"] = Info(),
            ["paths"] = new JsonObject(resources.SelectMany(paths.Of)),
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas,
            },
        };
        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    private static JsonObject BuildV2()
    {
        var paths = new OpenApiPaths(isVersion3: false);
        return new JsonObject
        {
            ["swagger"] = "2.0",
            ["info"] = Info(),
            ["paths"] = new JsonObject(ServedResource.BuiltIn.Where(IsDescribed).SelectMany(paths.Of)),
            ["definitions"] = Schemas(ApiSchemas.Definitions.Keys, new OpenApiSchema("#/definitions/", wrapsReferences: false)),
        };
    }

    private static JsonObject Info() => new() { ["title"] = "Kubernetes", ["version"] = "v1.36.0+kubewright" };

    /// <summary>The definitions and all that they refer to, by name.</summary>
    private static JsonObject Schemas(IEnumerable<string> roots, OpenApiSchema convert)
    {
        var found = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var open = new Stack<string>(roots);
        while (open.TryPop(out var name))
        {
            if (found.ContainsKey(name) || !ApiSchemas.Definitions.TryGetValue(name, out var definition))
            {
                continue;
            }

            var references = new HashSet<string>(StringComparer.Ordinal);
            found[name] = convert.Convert(definition, references);
            foreach (var reference in references)
            {
                open.Push(reference);
            }
        }

        return new JsonObject(found.Select(static item => KeyValuePair.Create(item.Key, (JsonNode?)item.Value)));
    }
}
