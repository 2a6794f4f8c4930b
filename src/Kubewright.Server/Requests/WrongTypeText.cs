using System.Text.Json;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>
/// Says of a value of the wrong type what the API server says, which clients and people know by sight:
/// <c>json: cannot unmarshal string into Go struct field StatefulSetSpec.spec.replicas of type int32</c>.
/// </summary>
internal static class WrongTypeText
{
    /// <summary>The sentence; null when the schema does not tell the type, or the field has a notation of its own.</summary>
    /// <param name="kind">The kind of the object.</param>
    /// <param name="finding">The value, with its place.</param>
    public static string? Of(ResourceKind kind, ReadFinding finding)
    {
        if (finding.Found is not { } found || ApiSchemas.DefinitionOf(kind.ApiVersion, kind.Kind) is not { } name)
        {
            return null;
        }

        var place = new Place(name, ApiSchemas.Definitions[name]);
        var owner = "";
        var fields = new List<string>();
        foreach (var part in Kubewright.Schema.SchemaPath.Split(finding.Path))
        {
            if (place.Schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(part, out var field))
            {
                owner = place.Struct;
                fields.Add(part);
                place = place.Enter(field);
            }
            else if ((place.Schema.TryGetProperty("items", out var below) || place.Schema.TryGetProperty("additionalProperties", out below)) && below.ValueKind == JsonValueKind.Object)
            {
                place = place.Enter(below);
            }
            else
            {
                return null;
            }
        }

        if (owner.Length == 0 || TypeOf(place) is not { } type)
        {
            return null;
        }

        // Only a number that fits no integer is shown.
        var shown = found == "number" && type.StartsWith("int", StringComparison.Ordinal) ? $"number {finding.Value}" : found;
        return $"json: cannot unmarshal {shown} into Go struct field {owner}.{string.Join('.', fields)} of type {type}";
    }

    private static string? TypeOf(Place place)
    {
        var schema = place.Schema;
        var type = schema.TryGetProperty("type", out var word) ? word.GetString() : null;
        var format = schema.TryGetProperty("format", out var written) ? written.GetString() : null;
        return type switch
        {
            "array" when schema.TryGetProperty("items", out var items) => TypeOf(place.Enter(items)) is { } item ? "[]" + item : null,
            "object" when schema.TryGetProperty("additionalProperties", out var values) && values.ValueKind == JsonValueKind.Object => TypeOf(place.Enter(values)) is { } value ? "map[string]" + value : null,
            "object" when place.Name.Length > 0 => place.Type,
            "integer" => format ?? "int64",
            "number" => "float64",
            "boolean" => "bool",
            "string" when format is null && place.Name.Length == 0 => "string",
            _ => null,
        };
    }

    /// <summary>A place in the schema.</summary>
    /// <param name="Name">The full name of the definition that is meant; empty for a schema without one.</param>
    /// <param name="Schema">The schema.</param>
    private readonly record struct Place(string Name, JsonElement Schema)
    {
        private const string Prefix = "#/definitions/";

        /// <summary>The last part of the name.</summary>
        public string Struct => Name[(Name.LastIndexOf('.') + 1)..];

        /// <summary>The last two parts of the name: <c>v1.PodSpec</c>.</summary>
        public string Type => Name[(Name.LastIndexOf('.', Name.LastIndexOf('.') - 1) + 1)..];

        /// <summary>The place that a schema below describes, with its reference followed.</summary>
        public Place Enter(JsonElement schema)
        {
            if (!schema.TryGetProperty("$ref", out var reference) || reference.GetString() is not { } target)
            {
                return new Place("", schema);
            }

            var name = target[(target.IndexOf(Prefix, StringComparison.Ordinal) + Prefix.Length)..];
            return ApiSchemas.Definitions.TryGetValue(name, out var definition) ? new Place(name, definition) : new Place("", schema);
        }
    }
}
