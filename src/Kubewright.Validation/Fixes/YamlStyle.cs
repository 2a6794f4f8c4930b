using System.Text.Encodings.Web;
using System.Text.Json;
using Kubewright.Schema;

namespace Kubewright.Validation;

/// <summary>How the author of a document lays it out, so that what is added looks the same.</summary>
/// <param name="Step">How many spaces one level goes in.</param>
/// <param name="IsListIndented">Whether the items of a list stand deeper than its key.</param>
/// <param name="IsJson">Whether the document is JSON, where every text and key is in quotes.</param>
internal sealed record YamlStyle(int Step, bool IsListIndented, bool IsJson)
{
    private const int DefaultStep = 2;

    /// <summary>The style of a document; what it does not show is as kubectl writes it.</summary>
    public static YamlStyle Of(LayoutDocument document, string text)
    {
        int? step = null;
        bool? isListIndented = null;
        var isJson = document.Root is LayoutCollection { IsFlow: true } root && root.Entries.FirstOrDefault() is { } first && text[first.Start] == '"';
        Look(document.Root);
        return new YamlStyle(step ?? DefaultStep, isListIndented ?? false, isJson);

        void Look(LayoutNode? node)
        {
            foreach (var entry in (node as LayoutCollection)?.Entries ?? [])
            {
                if (entry is { Key: not null, Value: LayoutCollection { IsFlow: false, Entries.Count: > 0 } value } && !entry.Owner.IsFlow)
                {
                    if (value.IsMap && value.Column > entry.Owner.Column)
                    {
                        step ??= value.Column - entry.Owner.Column;
                    }
                    else if (!value.IsMap)
                    {
                        isListIndented ??= value.Column > entry.Owner.Column;
                    }
                }

                Look(entry.Value);
            }
        }
    }

    /// <summary>A member or item in block style, without the indentation of its first line and without a last line break.</summary>
    /// <param name="head">The key with its colon, or a dash.</param>
    /// <param name="value">The value.</param>
    /// <param name="column">The column at which the head stands.</param>
    public string Block(string head, Schema.Node value, int column)
    {
        if (value is not (ObjectNode { Members.Length: > 0 } or ArrayNode { Items.Length: > 0 }))
        {
            return head + " " + Flow(value, isInFlow: false);
        }

        var isItem = head.StartsWith('-');
        var inner = isItem ? column + head.Length + 1 : value is ArrayNode && !IsListIndented ? column : column + Step;
        var separator = "\n" + new string(' ', inner);
        var lines = value is ObjectNode map
            ? map.Members.Select(member => Block(Key(member.Name, isInFlow: false) + ":", member.Value, inner))
            : ((ArrayNode)value).Items.Select(item => Block("-", item, inner));
        return head + (isItem ? " " : separator) + string.Join(separator, lines);
    }

    /// <summary>A whole document in block style, with a last line break.</summary>
    public string Document(ObjectNode value) => string.Concat(value.Members.Select(member => Block(Key(member.Name, isInFlow: false) + ":", member.Value, 0) + "\n"));

    /// <summary>A value on one line.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isInFlow">Whether it stands in brackets.</param>
    /// <param name="quote">The quotation mark that its author used for a text, if any.</param>
    public string Flow(Schema.Node value, bool isInFlow, char? quote = null) => value switch
    {
        ObjectNode map => "{" + string.Join(", ", map.Members.Select(Member)) + "}",
        ArrayNode list => "[" + string.Join(", ", list.Items.Select(item => Flow(item, isInFlow: true))) + "]",
        ScalarNode { Kind: ScalarKind.String } scalar => Text(scalar.Text, isInFlow, quote),
        ScalarNode { Kind: not ScalarKind.Null } scalar => scalar.Text,
        _ => "null",
    };

    /// <summary>A member of a map in brackets.</summary>
    public string Member(ObjectNode.Member member) => Key(member.Name, isInFlow: true) + ": " + Flow(member.Value, isInFlow: true);

    /// <summary>A key.</summary>
    public string Key(string key, bool isInFlow, char? quote = null) => Text(key, isInFlow, quote);

    private string Text(string text, bool isInFlow, char? quote)
    {
        if (quote == '\'' && !IsJson && text.All(static c => c is >= ' ' and not '\x7F'))
        {
            return "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
        }

        return quote is null && !IsJson && YamlText.IsPlain(text) && !(isInFlow && text.AsSpan().ContainsAny(",[]{}"))
            ? text
            : "\"" + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
    }
}
