using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kubewright.Runtime;

/// <summary>The values of expressions: null, bool, long, double, string, lists and maps. JSON counts as such without being copied whole.</summary>
internal static class CelValues
{
    /// <summary>What a JSON node is as a value: objects and arrays stay as they are.</summary>
    public static object? Of(JsonNode? node) => node is not JsonValue value ? node : value.GetValueKind() switch
    {
        JsonValueKind.String => value.ToString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => Number(value.ToJsonString()),
        _ => null,
    };

    /// <summary>The items of a list; of a map its keys.</summary>
    public static IReadOnlyList<object?>? Items(object? value) => value switch
    {
        JsonArray array => [.. array.Select(Of)],
        IReadOnlyList<object?> list => list,
        JsonObject map => [.. map.Select(static member => (object?)member.Key)],
        IReadOnlyDictionary<string, object?> map => [.. map.Keys],
        _ => null,
    };

    /// <summary>Whether a map has a key.</summary>
    public static bool TryGet(object? map, string key, out object? value)
    {
        value = null;
        switch (map)
        {
            case JsonObject json when json.TryGetPropertyValue(key, out var node):
                value = Of(node);
                return true;
            case IReadOnlyDictionary<string, object?> dictionary:
                return dictionary.TryGetValue(key, out value);
            default:
                return false;
        }
    }

    /// <summary>Whether a value is a map.</summary>
    public static bool IsMap(object? value) => value is JsonObject or IReadOnlyDictionary<string, object?>;

    /// <summary>Whether two values are the same; numbers by what they amount to.</summary>
    public static bool Same(object? left, object? right, CelBudget budget)
    {
        budget.Spend(1);
        if (left is null || right is null || left is string or bool || right is string or bool)
        {
            return Equals(left, right);
        }

        if (left is long or double && right is long or double)
        {
            return Compare(left, right) == 0;
        }

        if (IsMap(left) || IsMap(right))
        {
            var (mine, theirs) = (Items(left)!, Items(right)!);
            return IsMap(left) && IsMap(right) && mine.Count == theirs.Count && mine.All(key => TryGet(left, (string)key!, out var one) && TryGet(right, (string)key!, out var other) && Same(one, other, budget));
        }

        return Items(left) is { } items && Items(right) is { } others && items.Count == others.Count && items.Zip(others).All(pair => Same(pair.First, pair.Second, budget));
    }

    /// <summary>The order of two values.</summary>
    /// <exception cref="CelException">They have none.</exception>
    public static int Compare(object? left, object? right) => (left, right) switch
    {
        (long one, long other) => one.CompareTo(other),
        (long or double, long or double) => Convert.ToDouble(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(right, CultureInfo.InvariantCulture)),
        (string one, string other) => string.CompareOrdinal(one, other),
        (bool one, bool other) => one.CompareTo(other),
        _ => throw new CelException($"no such overload: {NameOf(left)} and {NameOf(right)} cannot be compared"),
    };

    /// <summary>How messages name the type of a value.</summary>
    public static string NameOf(object? value) => value switch
    {
        null => "null",
        bool => "bool",
        long => "int",
        double => "double",
        string => "string",
        _ => IsMap(value) ? "map" : "list",
    };

    private static object Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? (object)whole
        : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
