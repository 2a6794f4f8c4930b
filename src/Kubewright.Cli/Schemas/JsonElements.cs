using System.Text.Json;

namespace Kubewright.Cli;

/// <summary>Looks into JSON of which nobody knows whether it is what it should be.</summary>
internal static class JsonElements
{
    /// <summary>The member of an object; null when there is none.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    /// <summary>Whether there is such a member.</summary>
    public static bool Has(this JsonElement element, string name) => element.Member(name) is not null;

    /// <summary>The text of a member; null when there is none.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The members of an object; none for anything else.</summary>
    public static IEnumerable<JsonProperty> Members(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Object } value ? value.EnumerateObject() : [];

    /// <summary>The texts in a list.</summary>
    public static IEnumerable<string> Texts(this JsonElement list) =>
        list.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!);
}
