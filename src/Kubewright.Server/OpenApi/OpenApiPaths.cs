using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>The paths of an OpenAPI document: what kubectl reads to find a kind's resource and the options of its requests.</summary>
/// <param name="isVersion3">Whether parameters are written as OpenAPI v3 does.</param>
internal sealed class OpenApiPaths(bool isVersion3)
{
    /// <summary>The paths of a resource.</summary>
    public IEnumerable<KeyValuePair<string, JsonNode?>> Of(ServedResource resource)
    {
        var names = resource.Names;
        var root = names.Group.Length == 0 ? $"/api/{names.Version}" : $"/apis/{names.Group}/{names.Version}";
        var collection = root + (names.IsNamespaced ? "/namespaces/{namespace}/" : "/") + names.Plural;
        yield return KeyValuePair.Create(collection, (JsonNode?)Item(
            names,
            resource.PatchTypes,
            [("get", "list", []), ("post", "post", ["dryRun", "fieldManager", "fieldValidation"]), ("delete", "deletecollection", ["dryRun"])],
            hasName: false));
        yield return KeyValuePair.Create(collection + "/{name}", (JsonNode?)Item(
            names,
            resource.PatchTypes,
            [
                ("get", "get", []),
                ("put", "put", ["dryRun", "fieldManager", "fieldValidation"]),
                ("patch", "patch", ["dryRun", "fieldManager", "fieldValidation", "force"]),
                ("delete", "delete", ["dryRun", "gracePeriodSeconds", "orphanDependents", "propagationPolicy"]),
            ],
            hasName: true));
    }

    private JsonObject Item(ResourceKind names, ImmutableArray<string> patchTypes, (string Method, string Action, string[] Parameters)[] operations, bool hasName)
    {
        var item = new JsonObject();
        foreach (var (method, action, parameters) in operations)
        {
            var operation = new JsonObject
            {
                ["operationId"] = $"{action}{names.Group.Replace(".", "", StringComparison.Ordinal)}{names.Version}{names.Kind}",
                ["parameters"] = new JsonArray([.. parameters.Select(Query)]),
                ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "OK" } },
                ["x-kubernetes-action"] = action,
                ["x-kubernetes-group-version-kind"] = new JsonObject { ["group"] = names.Group, ["kind"] = names.Kind, ["version"] = names.Version },
            };
            if (isVersion3 && method == "patch")
            {
                // Without it kubectl takes the kind for one that knows no strategic merge patch, and reads the document of version 2 as well.
                operation["requestBody"] = new JsonObject
                {
                    ["content"] = new JsonObject(patchTypes.Select(static type => KeyValuePair.Create(type, (JsonNode?)new JsonObject()))),
                };
            }

            item[method] = operation;
        }

        var shared = new JsonArray();
        if (hasName)
        {
            shared.Add(InPath("name"));
        }

        if (names.IsNamespaced)
        {
            shared.Add(InPath("namespace"));
        }

        item["parameters"] = shared;
        return item;
    }

    private JsonNode Query(string name) => Parameter(name, "query", required: false, name is "force" or "orphanDependents" ? "boolean" : name == "gracePeriodSeconds" ? "integer" : "string");

    private JsonNode InPath(string name) => Parameter(name, "path", required: true, "string");

    private JsonObject Parameter(string name, string place, bool required, string type)
    {
        var parameter = new JsonObject { ["name"] = name, ["in"] = place };
        if (required)
        {
            parameter["required"] = true;
        }

        if (isVersion3)
        {
            parameter["schema"] = new JsonObject { ["type"] = type };
        }
        else
        {
            parameter["type"] = type;
        }

        return parameter;
    }
}
