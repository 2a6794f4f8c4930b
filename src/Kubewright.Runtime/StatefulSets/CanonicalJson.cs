using System.Globalization;
using System.Text;
using Kubewright.Schema;

namespace Kubewright.Runtime;

/// <summary>
/// Writes a tree as the API server encodes revision data: keys in byte order, no white space, and the characters
/// <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c>, U+2028 and U+2029 escaped.
/// </summary>
internal static class CanonicalJson
{
    public static byte[] Write(Schema.Node node)
    {
        var text = new StringBuilder(1024);
        Append(text, node);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, Schema.Node node)
    {
        switch (node)
        {
            case ObjectNode obj:
                AppendObject(text, obj);
                break;
            case ArrayNode array:
                AppendArray(text, array);
                break;
            case ScalarNode { Kind: ScalarKind.String } scalar:
                AppendString(text, scalar.Text);
                break;
            case ScalarNode { Kind: ScalarKind.Null }:
                text.Append("null");
                break;
            case ScalarNode scalar:
                text.Append(scalar.Text);
                break;
            default:
                throw new ArgumentException("Only a tree in which everything is known can be written.", nameof(node));
        }
    }

    private static void AppendObject(StringBuilder text, ObjectNode obj)
    {
        // Keys are compared as UTF-8: that differs from UTF-16 only beyond the basic plane, which ordinal text does not order.
        var members = obj.Members
            .Select(static member => (Key: Encoding.UTF8.GetBytes(member.Name), member.Name, member.Value))
            .OrderBy(static member => member.Key, ByteOrder.Instance);
        var separator = '{';
        foreach (var (_, name, value) in members)
        {
            text.Append(separator);
            separator = ',';
            AppendString(text, name);
            text.Append(':');
            Append(text, value);
        }

        text.Append(separator == '{' ? "{}" : "}");
    }

    private static void AppendArray(StringBuilder text, ArrayNode array)
    {
        text.Append('[');
        for (var i = 0; i < array.Items.Length; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            Append(text, array.Items[i]);
        }

        text.Append(']');
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029':
                    text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }

    private sealed class ByteOrder : IComparer<byte[]>
    {
        public static ByteOrder Instance { get; } = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
