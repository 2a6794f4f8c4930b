using System.Text.Json;

namespace Kubewright.Runtime;

/// <summary>Short ways to read JSON that may lack what is looked for.</summary>
internal static class Json
{
    /// <summary>The value at a path of names; of kind <see cref="JsonValueKind.Undefined"/> when there is none.</summary>
    public static JsonElement At(this JsonElement element, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return default;
            }
        }

        return element;
    }

    /// <summary>The value at a path of names as text; empty when there is none.</summary>
    public static string TextAt(this JsonElement element, string path) => Text(element.At(path));

    /// <summary>The whole number at a path of names; 0 when there is none.</summary>
    public static long NumberAt(this JsonElement element, string path) =>
        element.At(path) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : 0;

    /// <summary>The items of the list at a path of names; none when there is no list.</summary>
    public static IEnumerable<JsonElement> ItemsAt(this JsonElement element, string path) =>
        element.At(path) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>The members of the object at a path of names; none when there is no object.</summary>
    public static IEnumerable<JsonProperty> MembersAt(this JsonElement element, string path) =>
        element.At(path) is { ValueKind: JsonValueKind.Object } obj ? obj.EnumerateObject() : [];

    /// <summary>The time at a path of names; null when there is none.</summary>
    public static DateTimeOffset? TimeAt(this JsonElement element, string path) =>
        element.At(path) is { ValueKind: JsonValueKind.String } value && value.TryGetDateTimeOffset(out var time) ? time : null;

    /// <summary>A value as text: a string without quotes, anything else as JSON; empty for none.</summary>
    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
