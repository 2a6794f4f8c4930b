using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kubewright.Rules.Tests.Generation;

/// <summary>Writes objects as YAML, strings quoted.</summary>
internal static class ManifestYaml
{
    private static readonly JsonSerializerOptions Scalars = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A stream with one document for each object.</summary>
    public static string Write(IEnumerable<JsonObject> objects)
    {
        var text = new StringBuilder();
        foreach (var item in objects)
        {
            text.Append(text.Length > 0 ? "---\n" : "");
            Write(item, 0, text);
        }

        return text.ToString();
    }

    private static void Write(JsonNode node, int indent, StringBuilder text)
    {
        var lead = new string(' ', indent);
        if (node is JsonObject map)
        {
            foreach (var (name, value) in map)
            {
                text.Append(lead).Append(Scalar(name)).Append(':');
                WriteValue(value, indent + 2, text);
            }
        }
        else
        {
            foreach (var item in node.AsArray())
            {
                text.Append(lead).Append('-');
                WriteValue(item, indent + 2, text);
            }
        }
    }

    private static void WriteValue(JsonNode? value, int indent, StringBuilder text)
    {
        if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            text.Append('\n');
            Write(value, indent, text);
        }
        else
        {
            text.Append(' ').Append(value is null ? "null" : value is JsonValue ? Scalar(value) : value.ToJsonString()).Append('\n');
        }
    }

    private static string Scalar(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is var text && text.Length > 0 && text.All(char.IsAsciiLetter) && text is not ("true" or "false" or "null" or "y" or "n" or "yes" or "no" or "on" or "off" or "None" or "True" or "False")
            ? text
            : value.ToJsonString(Scalars);
}
