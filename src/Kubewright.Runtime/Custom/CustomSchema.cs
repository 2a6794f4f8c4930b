using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kubewright.Runtime;

/// <summary>Applies the structural schema of a custom kind to its objects.</summary>
public static class CustomSchema
{
    private const int MostPatterns = 1000;

    private static readonly ConcurrentDictionary<string, Regex?> Patterns = new(StringComparer.Ordinal);

    /// <summary>Removes what the schema does not know.</summary>
    /// <param name="value">The object; it is changed.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="isRoot">Whether it is a whole object, whose <c>apiVersion</c>, <c>kind</c> and <c>metadata</c> stay.</param>
    /// <returns>The paths of what was removed.</returns>
    public static IReadOnlyList<string> Prune(JsonNode? value, JsonElement schema, bool isRoot)
    {
        var removed = new List<string>();
        Prune(value, schema, "", isRoot, removed);
        return removed;
    }

    /// <summary>Fills in the defaults of the schema.</summary>
    /// <param name="value">The object; it is changed.</param>
    /// <param name="schema">Its schema.</param>
    internal static void FillIn(JsonNode? value, JsonElement schema)
    {
        switch (value)
        {
            case JsonObject obj:
                foreach (var property in schema.MembersAt("properties"))
                {
                    if (obj[property.Name] is null && property.Value.At("default") is { ValueKind: not JsonValueKind.Undefined } @default)
                    {
                        obj[property.Name] = JsonNode.Parse(@default.GetRawText());
                    }

                    FillIn(obj[property.Name], property.Value);
                }

                if (schema.At("additionalProperties") is { ValueKind: JsonValueKind.Object } values)
                {
                    foreach (var (name, member) in obj.Where(member => !IsProperty(schema, member.Key)).ToList())
                    {
                        FillIn(member, values);
                    }
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    FillIn(item, schema.At("items"));
                }

                break;
        }
    }

    /// <summary>Checks the content of an object: types, required fields, enums, limits, patterns.</summary>
    internal static void Check(FieldErrors errors, JsonObject content, JsonElement schema) => CheckValue(errors, content, schema, "", isRoot: true);

    /// <summary>A pattern that takes time in proportion to the text; null when it is none, or needs more than that.</summary>
    internal static Regex? TryRegex(string pattern)
    {
        if (Patterns.TryGetValue(pattern, out var known))
        {
            return known;
        }

        Regex? regex;
        try
        {
            regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            regex = null;
        }

        if (Patterns.Count < MostPatterns)
        {
            Patterns[pattern] = regex;
        }

        return regex;
    }

    private static void Prune(JsonNode? value, JsonElement schema, string path, bool isRoot, List<string> removed)
    {
        switch (value)
        {
            case JsonObject obj:
                var values = schema.At("additionalProperties");
                var keepsAll = values.ValueKind is JsonValueKind.Object or JsonValueKind.True || schema.TextAt("x-kubernetes-preserve-unknown-fields") == "true";
                foreach (var (name, member) in obj.ToList())
                {
                    var at = Join(path, name);
                    if (IsProperty(schema, name))
                    {
                        Prune(member, schema.At("properties").GetProperty(name), at, isRoot: false, removed);
                    }
                    else if (keepsAll)
                    {
                        Prune(member, values.ValueKind == JsonValueKind.Object ? values : Anything, at, isRoot: false, removed);
                    }
                    else if (!(isRoot && name is "apiVersion" or "kind" or "metadata") && !(schema.TextAt("x-kubernetes-embedded-resource") == "true" && name is "apiVersion" or "kind" or "metadata"))
                    {
                        obj.Remove(name);
                        removed.Add(at);
                    }
                }

                break;
            case JsonArray list:
                var items = schema.At("items") is { ValueKind: JsonValueKind.Object } given ? given : Anything;
                for (var index = 0; index < list.Count; index++)
                {
                    Prune(list[index], items, Item(path, index), isRoot: false, removed);
                }

                break;
        }
    }

    private static JsonElement Anything { get; } = JsonElement.Parse("""{"x-kubernetes-preserve-unknown-fields":true}""");

    private static bool IsProperty(JsonElement schema, string name) =>
        schema.At("properties") is { ValueKind: JsonValueKind.Object } properties && properties.TryGetProperty(name, out _);

    private static void CheckValue(FieldErrors errors, JsonNode? value, JsonElement schema, string path, bool isRoot = false)
    {
        if (value is null)
        {
            if (schema.TextAt("nullable") != "true" && schema.TextAt("type").Length > 0)
            {
                errors.InvalidText(path, "\"null\"", $"{path} in body must be of type {schema.TextAt("type")}: \"null\"");
            }

            return;
        }

        if (!HasType(value, schema))
        {
            var type = schema.TextAt("x-kubernetes-int-or-string") == "true" ? "integer,string" : schema.TextAt("type");
            errors.InvalidText(path, $"\"{TypeOf(value)}\"", $"{path} in body must be of type {type}: \"{TypeOf(value)}\"");
            return;
        }

        CheckEnum(errors, value, schema, path);
        switch (value)
        {
            case JsonObject obj:
                CheckObject(errors, obj, schema, path, isRoot);
                break;
            case JsonArray list:
                CheckList(errors, list, schema, path);
                break;
            case JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String:
                CheckText(errors, scalar.ToString(), schema, path);
                break;
            case JsonValue scalar when scalar.GetValueKind() == JsonValueKind.Number:
                CheckNumber(errors, scalar, schema, path);
                break;
        }
    }

    private static bool HasType(JsonNode value, JsonElement schema)
    {
        var actual = TypeOf(value);
        return schema.TextAt("x-kubernetes-int-or-string") == "true"
            ? actual is "integer" or "string"
            : schema.TextAt("type") is not { Length: > 0 } type || type == actual || (type == "number" && actual == "integer");
    }

    internal static string TypeOf(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == decimal.Truncate(number) ? "integer" : "number",
    };

    private static void CheckEnum(FieldErrors errors, JsonNode value, JsonElement schema, string path)
    {
        var allowed = schema.ItemsAt("enum").ToList();
        if (allowed.Count > 0 && !allowed.Any(item => JsonNode.DeepEquals(JsonNode.Parse(item.GetRawText()), value)))
        {
            errors.NotSupported(path, value.ToString(), allowed.Select(Json.Text));
        }
    }

    private static void CheckObject(FieldErrors errors, JsonObject obj, JsonElement schema, string path, bool isRoot)
    {
        foreach (var required in schema.ItemsAt("required").Select(Json.Text))
        {
            // The content of an object does not hold what every object has.
            if (!obj.ContainsKey(required) && !(isRoot && required is "apiVersion" or "kind" or "metadata"))
            {
                errors.Required(Join(path, required));
            }
        }

        Limit(errors, obj.Count, schema, path, "Properties", "properties");
        foreach (var (name, member) in obj)
        {
            if (IsProperty(schema, name))
            {
                CheckValue(errors, member, schema.At("properties").GetProperty(name), Join(path, name));
            }
            else if (schema.At("additionalProperties") is { ValueKind: JsonValueKind.Object } values)
            {
                CheckValue(errors, member, values, Join(path, name));
            }
        }
    }

    private static void CheckList(FieldErrors errors, JsonArray list, JsonElement schema, string path)
    {
        Limit(errors, list.Count, schema, path, "Items", "items");
        if (schema.At("items") is not { ValueKind: JsonValueKind.Object } items)
        {
            return;
        }

        var keys = schema.TextAt("x-kubernetes-list-type") switch
        {
            "map" => schema.ItemsAt("x-kubernetes-list-map-keys").Select(Json.Text).ToList(),
            "set" => [],
            _ => null,
        };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < list.Count; index++)
        {
            CheckValue(errors, list[index], items, Item(path, index));
            if (keys is not null && !seen.Add(Key(list[index], keys)))
            {
                errors.DuplicateText(Item(path, index), list[index]?.ToJsonString() ?? "null");
            }
        }
    }

    private static string Key(JsonNode? item, List<string> keys) =>
        keys.Count == 0 ? item?.ToJsonString() ?? "null" : string.Join('\n', keys.Select(key => (item as JsonObject)?[key]?.ToJsonString()));

    private static void CheckText(FieldErrors errors, string text, JsonElement schema, string path)
    {
        var length = text.EnumerateRunes().Count();
        if (schema.At("maxLength").ValueKind == JsonValueKind.Number && length > schema.NumberAt("maxLength"))
        {
            errors.InvalidText(path, "\"\"", string.Create(CultureInfo.InvariantCulture, $"{path} in body should be at most {schema.NumberAt("maxLength")} chars long"));
        }

        if (length < schema.NumberAt("minLength"))
        {
            errors.Invalid(path, text, string.Create(CultureInfo.InvariantCulture, $"{path} in body should be at least {schema.NumberAt("minLength")} chars long"));
        }

        if (schema.TextAt("pattern") is { Length: > 0 } pattern && TryRegex(pattern)?.IsMatch(text) == false)
        {
            errors.Invalid(path, text, $"{path} in body should match '{pattern}'");
        }
    }

    private static void CheckNumber(FieldErrors errors, JsonValue scalar, JsonElement schema, string path)
    {
        if (!decimal.TryParse(scalar.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            errors.InvalidText(path, scalar.ToJsonString(), $"{path} in body is out of range");
            return;
        }

        if (Bound(schema, "minimum") is { } least && (schema.TextAt("exclusiveMinimum") == "true" ? number <= least : number < least))
        {
            errors.InvalidText(path, scalar.ToJsonString(), string.Create(CultureInfo.InvariantCulture, $"{path} in body should be greater than {(schema.TextAt("exclusiveMinimum") == "true" ? "" : "or equal to ")}{least}"));
        }

        if (Bound(schema, "maximum") is { } most && (schema.TextAt("exclusiveMaximum") == "true" ? number >= most : number > most))
        {
            errors.InvalidText(path, scalar.ToJsonString(), string.Create(CultureInfo.InvariantCulture, $"{path} in body should be less than {(schema.TextAt("exclusiveMaximum") == "true" ? "" : "or equal to ")}{most}"));
        }

        if (Bound(schema, "multipleOf") is > 0 and { } factor && number % factor != 0)
        {
            errors.InvalidText(path, scalar.ToJsonString(), string.Create(CultureInfo.InvariantCulture, $"{path} in body should be a multiple of {factor}"));
        }
    }

    private static decimal? Bound(JsonElement schema, string keyword) =>
        schema.At(keyword) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var number) ? number : null;

    private static void Limit(FieldErrors errors, int count, JsonElement schema, string path, string suffix, string what)
    {
        if (schema.At("max" + suffix).ValueKind == JsonValueKind.Number && count > schema.NumberAt("max" + suffix))
        {
            errors.InvalidText(path, count.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{path} in body should have at most {schema.NumberAt("max" + suffix)} {what}"));
        }

        if (count < schema.NumberAt("min" + suffix))
        {
            errors.InvalidText(path, count.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{path} in body should have at least {schema.NumberAt("min" + suffix)} {what}"));
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Item(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
