using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kubewright.Schema;

namespace Kubewright;

/// <summary>Writes trees as JSON in one fixed way: no spaces, keys in ordinal order, shortest numbers.</summary>
internal static class CanonicalJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text of <paramref name="node"/>, in which <see cref="FindProblem"/> finds nothing.</summary>
    public static string Write(Schema.Node node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, node);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>What keeps <paramref name="node"/> from being JSON; null when nothing does.</summary>
    public static string? FindProblem(Schema.Node node, string path)
    {
        switch (node)
        {
            case ObjectNode { IsOpen: false } map:
                return map.Members.Select(member => FindProblem(member.Value, SchemaPath.Join(path, member.Name))).FirstOrDefault(static problem => problem is not null);
            case ArrayNode { IsOpen: false } list:
                return list.Items.Select((item, index) => FindProblem(item, SchemaPath.Join(path, index))).FirstOrDefault(static problem => problem is not null);
            case ScalarNode { Kind: ScalarKind.Float } number when !TryNumber(number.Text, out _):
                return $"{Place(path)} is {number.Text}, which JSON has no text for. Write a finite number.";
            case ScalarNode:
                return null;
            default:
                return $"{Place(path)} is not fully known, so it cannot be a JSON value.";
        }
    }

    /// <summary>Reads the text of a number with a fraction or an exponent.</summary>
    public static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>The shortest text that stands for the number again.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');

    private static string Place(string path) => path.Length == 0 ? "The value" : path;

    private static void Write(Utf8JsonWriter writer, Schema.Node node)
    {
        switch (node)
        {
            case ObjectNode map:
                writer.WriteStartObject();
                foreach (var member in map.Members.OrderBy(static member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case ArrayNode list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case ScalarNode scalar:
                Write(writer, scalar);
                break;
        }
    }

    private static void Write(Utf8JsonWriter writer, ScalarNode scalar)
    {
        switch (scalar.Kind)
        {
            case ScalarKind.Integer:
                writer.WriteRawValue(scalar.Text);
                break;
            case ScalarKind.Float when TryNumber(scalar.Text, out var number):
                writer.WriteRawValue(Number(number));
                break;
            case ScalarKind.Boolean:
                writer.WriteBooleanValue(scalar.Text == "true");
                break;
            case ScalarKind.Null:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteStringValue(scalar.Text);
                break;
        }
    }
}
