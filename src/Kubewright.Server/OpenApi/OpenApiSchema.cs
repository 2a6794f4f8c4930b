using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Turns the project's schemas into those that clients of the API read: standard keywords and <c>x-kubernetes-*</c> only.</summary>
/// <param name="prefix">What stands before the name of a definition in a reference.</param>
/// <param name="wrapsReferences">Whether a reference with neighbours is put into <c>allOf</c>: OpenAPI v3 ignores the neighbours otherwise.</param>
internal sealed class OpenApiSchema(string prefix, bool wrapsReferences)
{
    private const string DefinitionPrefix = "#/definitions/";

    /// <summary>The definition as clients read it.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="references">Receives the names of the definitions it refers to.</param>
    public JsonObject Convert(JsonElement definition, ISet<string> references)
    {
        var result = new JsonObject();
        if (definition.TryGetProperty("x-scalar", out var scalar))
        {
            Describe(result, definition);
            AddScalar(result, scalar.GetString());
            return result;
        }

        foreach (var member in definition.EnumerateObject())
        {
            AddMember(result, member, references);
        }

        if (wrapsReferences && result.Count > 1 && result["$ref"] is { } reference)
        {
            result.Remove("$ref");
            result["allOf"] = new JsonArray(new JsonObject { ["$ref"] = reference });
        }

        return result;
    }

    private void AddMember(JsonObject result, JsonProperty member, ISet<string> references)
    {
        switch (member.Name)
        {
            case "$ref":
                var text = member.Value.GetString()!;
                var name = text[(text.IndexOf(DefinitionPrefix, StringComparison.Ordinal) + DefinitionPrefix.Length)..];
                references.Add(name);
                result["$ref"] = prefix + name;
                break;
            case "properties":
                result["properties"] = new JsonObject(member.Value.EnumerateObject()
                    .Select(property => KeyValuePair.Create(property.Name, (JsonNode?)Convert(property.Value, references))));
                break;
            case "items" or "additionalProperties" when member.Value.ValueKind == JsonValueKind.Object:
                result[member.Name] = Convert(member.Value, references);
                break;
            case "x-enum" when member.Value.ValueKind == JsonValueKind.Object:
                result["enum"] = new JsonArray([.. member.Value.EnumerateObject().Select(static value => (JsonNode?)value.Name)]);
                break;
            case "enum" when member.Value.GetArrayLength() == 1:
                // That an object says its own kind is no choice to tell people of.
                break;
            case "description" or "type" or "format" or "required" or "default" or "enum" or "minimum" or "maximum" or "pattern" or "oneOf":
                result[member.Name] = Node(member.Value);
                break;
            default:
                if (member.Name.StartsWith("x-kubernetes-", StringComparison.Ordinal))
                {
                    result[member.Name] = Node(member.Value);
                }

                break;
        }
    }

    private void AddScalar(JsonObject result, string? scalar)
    {
        switch (scalar)
        {
            case "int-or-string":
                if (wrapsReferences)
                {
                    result["oneOf"] = new JsonArray(new JsonObject { ["type"] = "integer" }, new JsonObject { ["type"] = "string" });
                }
                else
                {
                    result["type"] = "string";
                }

                result["format"] = "int-or-string";
                break;
            case "raw":
                result["type"] = "object";
                break;
            case "time" or "micro-time":
                result["type"] = "string";
                result["format"] = "date-time";
                break;
            default:
                result["type"] = "string";
                break;
        }
    }

    private static void Describe(JsonObject result, JsonElement definition)
    {
        if (definition.TryGetProperty("description", out var description))
        {
            result["description"] = description.GetString();
        }
    }

    private static JsonNode? Node(JsonElement value) => JsonNode.Parse(value.GetRawText());
}
