using Kubewright.Schema;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kubewright;

/// <summary>Reads a YAML text that is known to be valid into documents that know where everything stands.</summary>
internal sealed class LayoutReader
{
    private readonly LayoutText _text;
    private readonly string _file;
    private readonly List<LayoutDocument> _documents = [];
    private LayoutDocument _current = new(0, null);
    private FormatRemark? _directive;

    private LayoutReader(LayoutText text, string file) => (_text, _file) = (text, file);

    /// <summary>The documents of the text, comments in place.</summary>
    /// <param name="text">The text; it is noted there where its scalars are.</param>
    /// <param name="file">The file's name for remarks.</param>
    /// <param name="directive">Why nothing of the text can be formatted.</param>
    public static IReadOnlyList<LayoutDocument> Read(LayoutText text, string file, out FormatRemark? directive) =>
        Read(text, new Parser(new YamlScanner(text.Text)), file, out directive);

    /// <summary>The documents of a text that is parsed already.</summary>
    /// <param name="text">The text; it is noted there where its scalars are.</param>
    /// <param name="parser">What the parser says of it.</param>
    /// <param name="file">The file's name for remarks.</param>
    /// <param name="directive">Why nothing of the text can be formatted.</param>
    public static IReadOnlyList<LayoutDocument> Read(LayoutText text, IParser parser, string file, out FormatRemark? directive)
    {
        var reader = new LayoutReader(text, file);
        reader.ReadDocuments(parser);
        directive = reader._directive;
        CommentPlacer.Place(text, reader._documents, file);
        return reader._documents;
    }

    private void ReadDocuments(IParser parser)
    {
        parser.Consume<StreamStart>();
        while (parser.TryConsume<DocumentStart>(out var start))
        {
            var marker = start.IsImplicit ? (int?)null : Offset(start.Start);
            if (marker is { } offset && _text.Text[offset] == '%')
            {
                _directive ??= Remark("has a directive, a line that begins with %", offset);
            }

            var first = _documents.Count == 0 ? 0 : _text.StartOf(_text.LineOf(Offset(start.Start)));
            if (_documents.Count > 0)
            {
                _current.End = first;
            }

            _documents.Add(_current = new LayoutDocument(first, marker));
            var root = ReadNode(parser, null);
            if (root is LayoutScalar { Kind: not ScalarKind.Null } single)
            {
                Keep("is a single value and no map", single.Start);
            }

            _current.Root = root is LayoutScalar { Kind: ScalarKind.Null } ? null : root;
            parser.Consume<DocumentEnd>();
        }

        if (_documents.Count == 0)
        {
            _documents.Add(_current);
        }

        _current.End = _text.Text.Length;
    }

    private LayoutNode ReadNode(IParser parser, LayoutEntry? parent)
    {
        var node = parser.Current!;
        if (node is AnchorAlias alias)
        {
            parser.MoveNext();
            Keep($"has the alias *{alias.Value}", Offset(alias.Start));
            return new LayoutScalar(Offset(alias.Start), Offset(alias.End), ScalarKind.Null, "null", isBlock: false);
        }

        if (node is NodeEvent { Anchor.IsEmpty: false } named)
        {
            Keep($"has the anchor &{named.Anchor.Value}", Offset(named.Start));
        }
        else if (node is NodeEvent { Tag.IsEmpty: false } tagged)
        {
            Keep($"has the tag {tagged.Tag.Value}", Offset(tagged.Start));
        }

        return node switch
        {
            Scalar => ReadScalar(parser.Consume<Scalar>()),
            SequenceStart => ReadList(parser, parent),
            _ => ReadMap(parser, parent),
        };
    }

    private LayoutCollection ReadMap(IParser parser, LayoutEntry? parent)
    {
        var start = parser.Consume<MappingStart>();
        var map = new LayoutCollection(Offset(start.Start), parent, isMap: true, start.Style == MappingStyle.Flow);
        MappingEnd end;
        while (!parser.TryConsume(out end!))
        {
            var key = parser.Consume<Scalar>();
            var offset = Offset(key.Start);
            _text.AddScalar(offset, Offset(key.End));
            if (!key.Anchor.IsEmpty || !key.Tag.IsEmpty)
            {
                Keep("has a key with an anchor or a tag", offset);
            }
            else if (key is { Value: "<<", Style: ScalarStyle.Plain })
            {
                Keep("has a merge key (<<)", offset);
            }
            else if (key.Value.Length > YamlText.MaxKeyLength)
            {
                Keep($"has a key of more than {YamlText.MaxKeyLength} characters", offset);
            }

            Add(parser, map, key.Value, offset);
        }

        // The parser's mark ends before the bracket.
        map.FlowEnd = map.IsFlow ? Offset(end.Start) + 1 : null;
        return map;
    }

    private LayoutCollection ReadList(IParser parser, LayoutEntry? parent)
    {
        var start = parser.Consume<SequenceStart>();
        var list = new LayoutCollection(Offset(start.Start), parent, isMap: false, start.Style == SequenceStyle.Flow);
        SequenceEnd end;
        while (!parser.TryConsume(out end!))
        {
            Add(parser, list, null, list.IsFlow ? Offset(parser.Current!.Start) : FindDash(list.End));
        }

        list.FlowEnd = list.IsFlow ? Offset(end.Start) + 1 : null;
        return list;
    }

    private void Add(IParser parser, LayoutCollection owner, string? key, int start)
    {
        var entry = new LayoutEntry(owner, key, start, _text.LineOf(start));
        if (owner.Entries.Count == 0)
        {
            owner.Column = _text.ColumnOf(start);
        }

        entry.Value = ReadNode(parser, entry);
        owner.Entries.Add(entry);
    }

    /// <summary>The next dash, behind white space and comments.</summary>
    private int FindDash(int offset)
    {
        var text = _text.Text;
        var i = offset;
        while (i < text.Length && text[i] != '-')
        {
            if (text[i] == '#')
            {
                i = text.IndexOf('\n', i) is var end and >= 0 ? end : text.Length;
            }
            else if (char.IsWhiteSpace(text[i]))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        if (i == text.Length || text[i] != '-')
        {
            Keep("is laid out in an unusual way", offset);
            return offset;
        }

        return i;
    }

    private LayoutScalar ReadScalar(Scalar scalar)
    {
        var (start, end) = (Offset(scalar.Start), Offset(scalar.End));
        var isBlock = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;
        if (isBlock)
        {
            end = EndOfBlock(scalar, start, end);
            _text.AddScalar(_text.StartOf(_text.LineOf(start) + 1), end);
        }
        else
        {
            _text.AddScalar(start, end);
        }

        if (scalar.Style != ScalarStyle.Plain)
        {
            return new LayoutScalar(start, end, ScalarKind.String, scalar.Value, isBlock);
        }

        var (kind, text) = YamlScalar.Resolve(scalar.Value);
        text = kind switch { ScalarKind.Boolean => text, ScalarKind.Null => "null", _ => scalar.Value };
        return new LayoutScalar(start, end, kind, text, isBlock: false);
    }

    /// <summary>Empty lines behind a block are part of it only when its header says so (<c>|+</c>).</summary>
    private int EndOfBlock(Scalar scalar, int start, int end)
    {
        var header = _text.Text.AsSpan(start, _text.StartOf(_text.LineOf(start) + 1) - start);
        if (header.IndexOf('#') is var comment and >= 0)
        {
            header = header[..comment];
        }

        var first = start + header.Length;
        if (header.Contains('+') || end <= first)
        {
            return end;
        }

        var body = scalar.Value.AsSpan().TrimEnd('\n');
        return Math.Min(end, scalar.Style == ScalarStyle.Literal && body is [.., ' ' or '\t']
            ? _text.StartOf(_text.LineOf(start) + body.Count('\n') + 2)
            : start + _text.Text.AsSpan(start, end - start).TrimEnd().Length + 1);
    }

    private void Keep(string reason, int offset) => _current.Obstacle ??= Remark(reason, offset);

    private FormatRemark Remark(string reason, int offset)
    {
        var (line, column) = (_text.LineOf(offset) + 1, _text.ColumnOf(offset) + 1);
        return new FormatRemark(reason, new TextOrigin(_file, line, column, line, column));
    }

    private static int Offset(Mark mark) => checked((int)mark.Index);
}
