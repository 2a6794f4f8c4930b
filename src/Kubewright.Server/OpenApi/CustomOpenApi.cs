using System.Text.Json.Nodes;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>The OpenAPI schemas of kinds that definitions add, and of definitions themselves.</summary>
internal static class CustomOpenApi
{
    /// <summary>The name and the schema of a resource's objects.</summary>
    public static (string Name, JsonObject Schema) Of(ServedResource resource)
    {
        var names = resource.Names;
        var schema = resource.Custom is { } custom
            ? JsonNode.Parse(custom.Schema.GetRawText()) as JsonObject ?? []
            : new JsonObject
            {
                ["description"] = "Adds a kind to the API: its names, its versions, and the schema of its objects.",
                ["type"] = "object",
                ["properties"] = new JsonObject { ["spec"] = Anything("What the kind is called, and how its objects look."), ["status"] = Anything("Whether the kind is served.") },
            };
        var properties = schema["properties"] as JsonObject ?? [];
        schema["properties"] ??= properties;
        properties["apiVersion"] = Text("The API group and version that the object is written in.");
        properties["kind"] = Text("The kind of object.");
        properties["metadata"] = new JsonObject { ["description"] = "Name, namespace, labels and annotations.", ["type"] = "object" };
        schema["x-kubernetes-group-version-kind"] = new JsonArray(new JsonObject { ["group"] = names.Group, ["kind"] = names.Kind, ["version"] = names.Version });
        return ($"{string.Join('.', names.Group.Split('.').Reverse())}.{names.Version}.{names.Kind}", schema);
    }

    private static JsonObject Text(string description) => new() { ["description"] = description, ["type"] = "string" };

    private static JsonObject Anything(string description) =>
        new() { ["description"] = description, ["type"] = "object", ["x-kubernetes-preserve-unknown-fields"] = true };
}
