using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kubewright.Runtime;

/// <summary>One step of a path in a <see cref="FieldSet"/>.</summary>
internal static class FieldElement
{
    /// <summary>The step to a member or a map's entry.</summary>
    public static string Member(string name) => "f:" + name;

    /// <summary>The step to an item of a set.</summary>
    public static string Value(JsonNode? item) => "v:" + (item?.ToJsonString() ?? "null");

    /// <summary>The step to an item of a keyed list; a key that is not written has its default. Null when a key is missing.</summary>
    public static string? Item(JsonNode? item, SchemaShape list)
    {
        if (item is not JsonObject members)
        {
            return null;
        }

        var keys = new JsonObject();
        foreach (var key in list.Keys.Order(StringComparer.Ordinal))
        {
            if (members[key] is { } value)
            {
                keys[key] = value.DeepClone();
            }
            else if (list.Items.Member(key).Default is { } filledIn)
            {
                keys[key] = JsonNode.Parse(filledIn.GetRawText());
            }
        }

        return keys.Count == 0 ? null : "k:" + keys.ToJsonString();
    }

    /// <summary>The step as a person writes it: <c>.image</c>, <c>[name="nginx"]</c>, <c>["a"]</c>.</summary>
    public static string Display(string element) => element switch
    {
        ['f', ':', .. var name] => "." + name,
        ['v', ':', .. var value] => $"[={value}]",
        ['k', ':', .. var keys] => $"[{Keys(keys)}]",
        _ => $"[{element}]",
    };

    private static string Keys(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject keys
                ? string.Join(",", keys.Select(static key => $"{key.Key}={key.Value?.ToJsonString() ?? "null"}"))
                : json;
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
