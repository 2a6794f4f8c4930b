using System.Globalization;
using System.Text;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>Writes known nodes as one line of JSON that a YAML reader gives back unchanged.</summary>
public static class NodeJson
{
    /// <summary>The JSON; an absent or unknown node is <c>null</c>.</summary>
    /// <param name="node">The node.</param>
    public static string Write(Node node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    private static void Write(Node node, StringBuilder text)
    {
        switch (node)
        {
            case ObjectNode map:
                text.Append('{');
                foreach (var member in map.Members)
                {
                    Separate(text);
                    Quote(member.Name, text);
                    text.Append(": ");
                    Write(member.Value, text);
                }

                text.Append('}');
                break;
            case ArrayNode list:
                text.Append('[');
                foreach (var item in list.Items)
                {
                    Separate(text);
                    Write(item, text);
                }

                text.Append(']');
                break;
            case ScalarNode { Kind: ScalarKind.String } scalar:
                Quote(scalar.Text, text);
                break;
            case ScalarNode { IsKnown: true } scalar:
                text.Append(scalar.Text);
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void Separate(StringBuilder text)
    {
        if (text[text.Length - 1] is not ('{' or '['))
        {
            text.Append(", ");
        }
    }

    private static void Quote(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\')
            {
                text.Append('\\').Append(c);
            }
            else if (c < ' ' || c is '\u007F' or '\u0085' or '\u2028' or '\u2029' or '\uFEFF')
            {
                // YAML folds or refuses these inside quotes where JSON allows some of them.
                text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(c);
            }
        }

        text.Append('"');
    }
}
