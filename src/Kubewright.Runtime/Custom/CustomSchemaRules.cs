using System.Text.Json.Nodes;

namespace Kubewright.Runtime;

/// <summary>Checks that a schema is structural: every part has a type, and nothing refers elsewhere.</summary>
internal static class CustomSchemaRules
{
    private const int MaxDepth = 64;

    private static readonly string[] Types = ["array", "boolean", "integer", "number", "object", "string"];

    /// <summary>Checks the schema of a version.</summary>
    public static void Check(FieldErrors errors, JsonObject schema, string path)
    {
        if (schema["type"]?.ToString() != "object")
        {
            errors.Invalid(path + ".type", schema["type"]?.ToString() ?? "", "must be object at the root");
        }

        CheckPart(errors, schema, path, 0, isCorrelated: true);
    }

    private static void CheckPart(FieldErrors errors, JsonObject schema, string path, int depth, bool isCorrelated)
    {
        if (depth > MaxDepth)
        {
            errors.Forbidden(path, $"a schema may be at most {MaxDepth} deep");
            return;
        }

        if (schema["$ref"] is not null)
        {
            errors.Forbidden(path + ".$ref", "$ref is not supported");
        }

        CheckType(errors, schema, path);
        CheckPattern(errors, schema, path);
        CustomRuleCheck.Check(errors, schema, path, isRoot: depth == 0, isCorrelated);
        if (schema["properties"] is { } properties && (properties as JsonObject)?.All(static member => member.Value is JsonObject) != true)
        {
            errors.InvalidText(path + ".properties", "\"properties\"", "must be an object of schemas");
        }

        foreach (var (name, member) in schema["properties"] as JsonObject ?? [])
        {
            // Metadata is the same for every kind.
            if (member is JsonObject part && !(depth == 0 && name is "metadata" or "apiVersion" or "kind"))
            {
                CheckPart(errors, part, $"{path}.properties[{name}]", depth + 1, isCorrelated);
            }
        }

        foreach (var keyword in new[] { "items", "additionalProperties" })
        {
            if (schema[keyword] is JsonObject part)
            {
                CheckPart(errors, part, $"{path}.{keyword}", depth + 1, isCorrelated && (keyword != "items" || schema["x-kubernetes-list-type"]?.ToString() == "map"));
            }
        }
    }

    private static void CheckType(FieldErrors errors, JsonObject schema, string path)
    {
        var type = schema["type"]?.ToString();
        if (type is null)
        {
            if (!IsTrue(schema["x-kubernetes-int-or-string"]) && !IsTrue(schema["x-kubernetes-preserve-unknown-fields"]))
            {
                errors.Required(path + ".type", "must not be empty for specified object fields");
            }
        }
        else if (!Types.Contains(type))
        {
            errors.NotSupported(path + ".type", type, Types);
        }
        else if (type == "array" && schema["items"] is not JsonObject)
        {
            errors.Required(path + ".items", "must be specified");
        }
    }

    private static void CheckPattern(FieldErrors errors, JsonObject schema, string path)
    {
        if (schema["pattern"]?.ToString() is { } pattern && CustomSchema.TryRegex(pattern) is null)
        {
            errors.Invalid(path + ".pattern", pattern, "must be a valid regular expression of RE2");
        }
    }

    private static bool IsTrue(JsonNode? node) => node?.ToString() == "true";
}
