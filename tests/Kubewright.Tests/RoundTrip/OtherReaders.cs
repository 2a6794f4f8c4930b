using System.Globalization;
using System.Text;
using System.Text.Json;
using YamlDotNet.Serialization;

namespace Kubewright.Tests.RoundTrip;

/// <summary>What readers that are not ours make of a text: a tree as text, with the type of every scalar.</summary>
internal static class OtherReaders
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();

    /// <summary>The tree that System.Text.Json reads.</summary>
    public static string FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        var tree = new StringBuilder();
        Append(tree, document.RootElement);
        return tree.ToString();
    }

    /// <summary>The tree that YamlDotNet's deserializer reads.</summary>
    public static string FromYaml(string yaml)
    {
        var tree = new StringBuilder();
        Append(tree, Yaml.Deserialize<object?>(yaml));
        return tree.ToString();
    }

    private static void Append(StringBuilder tree, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                tree.Append('{');
                foreach (var member in element.EnumerateObject())
                {
                    Text(tree, member.Name);
                    Append(tree, member.Value);
                }

                tree.Append('}');
                break;
            case JsonValueKind.Array:
                tree.Append('[');
                foreach (var item in element.EnumerateArray())
                {
                    Append(tree, item);
                }

                tree.Append(']');
                break;
            case JsonValueKind.String:
                Text(tree, element.GetString()!);
                break;
            case JsonValueKind.Number:
                Number(tree, element.GetDouble());
                break;
            default:
                tree.Append('<').Append(element.ValueKind is JsonValueKind.Null ? "" : element.GetBoolean()).Append('>');
                break;
        }
    }

    private static void Append(StringBuilder tree, object? value)
    {
        switch (value)
        {
            case IDictionary<object, object?> map:
                tree.Append('{');
                foreach (var (key, item) in map)
                {
                    Text(tree, Assert.IsType<string>(key));
                    Append(tree, item);
                }

                tree.Append('}');
                break;
            case IList<object?> list:
                tree.Append('[');
                foreach (var item in list)
                {
                    Append(tree, item);
                }

                tree.Append(']');
                break;
            case string text:
                Text(tree, text);
                break;
            case bool or null:
                tree.Append('<').Append(value).Append('>');
                break;
            default:
                Number(tree, Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void Text(StringBuilder tree, string text) => tree.Append('"').Append(text).Append('"');

    private static void Number(StringBuilder tree, double number) => tree.Append('(').Append(number.ToString("R", CultureInfo.InvariantCulture)).Append(')');
}
