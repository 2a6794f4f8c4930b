using System.Globalization;
using System.Text.Json.Nodes;

namespace Kubewright.Runtime;

/// <summary>JSON Pointer (RFC 6901): the place of a value inside another one.</summary>
internal static class JsonPointer
{
    /// <summary>The parts of the pointer; null when it is not one.</summary>
    public static string[]? Parse(string text) =>
        text.Length == 0 ? []
        : text[0] != '/' ? null
        : [.. text[1..].Split('/').Select(static part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    /// <summary>Finds the value; false when a part of the way is missing.</summary>
    public static bool TryFind(JsonNode? root, ReadOnlySpan<string> parts, out JsonNode? value)
    {
        value = root;
        foreach (var part in parts)
        {
            if (value is JsonObject members && members.TryGetPropertyValue(part, out var member))
            {
                value = member;
            }
            else if (value is JsonArray items && IndexOf(part) is { } index && index < items.Count)
            {
                value = items[index];
            }
            else
            {
                value = null;
                return false;
            }
        }

        return true;
    }

    /// <summary>The number of an item; null when the text is none. Leading zeros and signs are not allowed.</summary>
    public static int? IndexOf(string part) =>
        (part.Length == 1 || (part.Length > 1 && part[0] != '0'))
        && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
}
