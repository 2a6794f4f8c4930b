using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>What is said of a patch whose result is no object of its kind, in the words of the API server.</summary>
internal static class PatchRefusal
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A patch is invalid itself: <c>patch: Invalid value: "map[spec:map[replicas:a]]": WHY</c>.</summary>
    /// <param name="shown">The patch of a strategic merge patch; of the others the object that they made.</param>
    /// <param name="type">The media type of the patch.</param>
    /// <param name="why">What cannot be decoded.</param>
    public static SentObject Of(JsonNode shown, string type, string why)
    {
        var errors = new FieldErrors();
        errors.Invalid("patch", type == MediaTypes.StrategicMergePatch ? MapText(shown) : shown.ToJsonString(Plain), why);
        return new SentObject(null, [], errors.ToError("", null, ""));
    }

    /// <summary>A configuration that cannot be applied, field by field.</summary>
    public static SentObject OfApply(JsonObject configuration, ApiRequest request, SentObject sent)
    {
        var what = $"{request.Path.Namespace}/{request.Path.Name}; {request.Kind.Group}/{request.Kind.Version}, Kind={request.Kind.Kind}";
        var fields = sent.UnknownFields.Order(StringComparer.Ordinal).Select(path => $".{Keyed(configuration, path)}: field not declared in schema").ToList();
        var why = fields.Count switch
        {
            0 => sent.Undecodable!,
            1 => fields[0],
            _ => "errors:\n" + string.Join('\n', fields.Select(static field => "  " + field)),
        };
        return new SentObject(null, [], new ApiError(StatusReason.BadRequest, $"failed to create typed patch object ({what}): {why}"));
    }

    /// <summary>A path with the names of list items instead of their places, where they have names.</summary>
    private static string Keyed(JsonNode? node, string path)
    {
        var text = "";
        foreach (var part in Kubewright.Schema.SchemaPath.Split(path))
        {
            if (node is JsonArray list && int.TryParse(part, out var at) && at < list.Count)
            {
                node = list[at];
                text += (node as JsonObject)?["name"] is { } name ? $"[name=\"{name}\"]" : $"[{part}]";
            }
            else
            {
                node = (node as JsonObject)?[part];
                text += text.Length == 0 ? part : "." + part;
            }
        }

        return text;
    }

    /// <summary>JSON as Go prints a map of it.</summary>
    private static string MapText(JsonNode? node) => node switch
    {
        null => "<nil>",
        JsonObject map => $"map[{string.Join(' ', map.OrderBy(static entry => entry.Key, StringComparer.Ordinal).Select(static entry => $"{entry.Key}:{MapText(entry.Value)}"))}]",
        JsonArray list => $"[{string.Join(' ', list.Select(MapText))}]",
        _ => node.ToString(),
    };
}
