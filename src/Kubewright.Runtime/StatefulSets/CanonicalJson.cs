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

    /// <summary>The tree with its keys in the order in which they are written.</summary>
    public static Schema.Node Sort(Schema.Node node) => node switch
    {
        ObjectNode obj => new ObjectNode([.. InOrder(obj).Select(static member => new ObjectNode.Member(member.Name, Sort(member.Value), member.NameOrigin))], obj.IsOpen, obj.Origin),
        ArrayNode array => new ArrayNode([.. array.Items.Select(Sort)], array.IsOpen, array.Origin),
        _ => node,
    };

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
        var separator = '{';
        foreach (var member in InOrder(obj))
        {
            text.Append(separator);
            separator = ',';
            AppendString(text, member.Name);
            text.Append(':');
            Append(text, member.Value);
        }

        text.Append(separator == '{' ? "{}" : "}");
    }

    /// <summary>Keys are compared as UTF-8: that differs from UTF-16 only beyond the basic plane, which ordinal text does not order.</summary>
    private static IEnumerable<ObjectNode.Member> InOrder(ObjectNode obj) => obj.Members.OrderBy(static member => Encoding.UTF8.GetBytes(member.Name), ByteOrder.Instance);

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
