using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kubewright.Schema;

/// <summary>Reads YAML (and so JSON) into nodes that know their line and column.</summary>
public sealed class YamlReader
{
    private const int Few = 8;

    private readonly string _file;
    private readonly int _linesBefore;
    private readonly Dictionary<AnchorName, (Node Node, int Size)> _anchors = [];
    private readonly List<YamlProblem> _problems = [];
    private int _depth;
    private int _aliased;
    private int _count;

    private YamlReader(string file, int linesBefore = 0) => (_file, _linesBefore) = (file, linesBefore);

    /// <summary>Reads every document of <paramref name="text"/>. Never throws for bad input.</summary>
    /// <param name="text">The YAML or JSON text.</param>
    /// <param name="file">The file name to put into origins; <c>-</c> for standard input.</param>
    public static YamlStream Read(string text, string file) => new YamlReader(file).ReadStream(text);

    /// <summary>Reads the documents of a text, or of whole documents from the middle of one, that is parsed already. Never throws for bad input.</summary>
    /// <param name="events">What the parser says of it.</param>
    /// <param name="file">The file name to put into origins; <c>-</c> for standard input.</param>
    /// <param name="linesBefore">How many lines of the file there are before it.</param>
    public static YamlStream Read(YamlEvents events, string file, int linesBefore) => new YamlReader(file, linesBefore).ReadStream(events);

    /// <summary>Whether an exception of YamlDotNet says that a text is no valid YAML: its scanner has states of its own that it leaves by other exceptions than that of a syntax error.</summary>
    internal static bool IsInvalid(Exception error) => error is YamlException or InvalidOperationException or ArgumentException or IndexOutOfRangeException;

    private YamlStream ReadStream(YamlEvents events)
    {
        var documents = ImmutableArray.CreateBuilder<YamlDocument>();
        try
        {
            ReadDocuments(events.Replay(), documents);
        }
        catch (YamlException error)
        {
            _problems.Add(new YamlProblem("This is not valid YAML: " + Reason(error), At(error.Start, error.End)));
        }

        return new YamlStream(documents.ToImmutable(), _problems.ToImmutableArray()) { AliasedNodes = _aliased };
    }

    private YamlStream ReadStream(string text)
    {
        var documents = ImmutableArray.CreateBuilder<YamlDocument>();
        if (text.Length > YamlLimits.MaxLength)
        {
            _problems.Add(new YamlProblem($"The text has {text.Length} characters; at most {YamlLimits.MaxLength} are read. Split it.", Start()));
        }
        else if (text.IndexOf('\0') is var nul and >= 0)
        {
            _problems.Add(new YamlProblem($"The text has a NUL byte at offset {nul}; it is no YAML. Check the encoding (UTF-8 is expected).", Start()));
        }
        else
        {
            var scanner = new YamlScanner(text.TrimStart('\uFEFF'));
            try
            {
                ReadDocuments(new Parser(scanner), documents);
            }
            catch (YamlException error)
            {
                _problems.Add(IndentingTab(text, At(error.Start, error.End)) ?? new YamlProblem("This is not valid YAML: " + Reason(error), At(error.Start, error.End)));
            }
            catch (Exception error) when (IsInvalid(error))
            {
                _problems.Add(new YamlProblem("This is not valid YAML: the text stops making sense here. Check brackets, quotes and indentation above.", At(scanner.CurrentPosition, scanner.CurrentPosition)));
            }
        }

        return new YamlStream(documents.ToImmutable(), _problems.ToImmutableArray()) { AliasedNodes = _aliased };
    }

    private void ReadDocuments(IParser parser, ImmutableArray<YamlDocument>.Builder documents)
    {
        parser.Consume<StreamStart>();
        for (var index = 0; !parser.TryConsume<StreamEnd>(out _); index++)
        {
            parser.Consume<DocumentStart>();
            _anchors.Clear();
            var root = ReadNode(parser);
            parser.Consume<DocumentEnd>();
            if (!root.IsAbsent)
            {
                documents.Add(new YamlDocument(root, index));
            }
        }
    }

    private Node ReadNode(IParser parser)
    {
        _count++;
        var start = parser.Current!;
        parser.MoveNext();
        switch (start)
        {
            case AnchorAlias alias:
                return Resolve(alias);
            case Scalar scalar:
                return Remember(scalar.Anchor, ReadScalar(scalar), 1);
        }

        if (++_depth > YamlLimits.MaxDepth)
        {
            throw new YamlException(start.Start, start.End, $"nesting is deeper than {YamlLimits.MaxDepth} levels");
        }

        var before = _count;
        Node node = start is MappingStart ? ReadObject(parser, start) : ReadArray(parser, start);
        _depth--;
        return Remember(((NodeEvent)start).Anchor, node, _count - before + 1);
    }

    private ArrayNode ReadArray(IParser parser, ParsingEvent start)
    {
        var items = ImmutableArray.CreateBuilder<Node>();
        while (parser.Current is not SequenceEnd)
        {
            items.Add(ReadNode(parser));
        }

        var end = parser.Consume<SequenceEnd>();
        return new ArrayNode(items.ToImmutable(), isOpen: false, At(start.Start, end.End));
    }

    private ObjectNode ReadObject(IParser parser, ParsingEvent start)
    {
        var members = ImmutableArray.CreateBuilder<ObjectNode.Member>();
        Dictionary<string, int>? names = null;
        List<Node>? merged = null;
        ImmutableArray<ObjectNode.Member>.Builder? repeated = null;
        while (parser.Current is not MappingEnd)
        {
            if (parser.Current is not Scalar key)
            {
                throw new YamlException(parser.Current!.Start, parser.Current.End, "a map key must be a plain string");
            }

            parser.MoveNext();
            var nameOrigin = At(key.Start, key.End);
            var value = ReadNode(parser);
            if (key.Value == "<<" && key.Style == ScalarStyle.Plain)
            {
                (merged ??= []).Add(value);
            }
            else if (IndexOf(key.Value, members, ref names) is var first and >= 0)
            {
                (repeated ??= ImmutableArray.CreateBuilder<ObjectNode.Member>()).Add(new ObjectNode.Member(key.Value, value, nameOrigin));
                _problems.Add(new YamlProblem(
                    $"Key '{key.Value}' is written twice in one map (first at {members[first].NameOrigin}); only one value can count. Remove one.", nameOrigin, IsDuplicateKey: true));
            }
            else
            {
                members.Add(new ObjectNode.Member(key.Value, value, nameOrigin));
            }
        }

        var end = parser.Consume<MappingEnd>();
        if (merged is not null)
        {
            Merge(merged, ref names, members);
        }

        return new ObjectNode(members.ToImmutable(), isOpen: false, At(start.Start, end.End)) { Repeated = repeated?.ToImmutable() ?? [] };
    }

    /// <summary>Where a name stands among the members; -1 when it does not. Only a map of many is worth a table of its names.</summary>
    private static int IndexOf(string name, ImmutableArray<ObjectNode.Member>.Builder members, ref Dictionary<string, int>? names)
    {
        if (members.Count <= Few)
        {
            for (var i = 0; i < members.Count; i++)
            {
                if (members[i].Name == name)
                {
                    return i;
                }
            }

            return -1;
        }

        names ??= new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = names.Count; i < members.Count; i++)
        {
            names.Add(members[i].Name, i);
        }

        return names.TryGetValue(name, out var found) ? found : -1;
    }

    /// <summary>Adds the members of merge keys (<c>&lt;&lt;: *base</c>) that the map does not write itself.</summary>
    private static void Merge(List<Node> merged, ref Dictionary<string, int>? names, ImmutableArray<ObjectNode.Member>.Builder members)
    {
        foreach (var source in merged)
        {
            var maps = source is ArrayNode list ? list.Items : ImmutableArray.Create(source);
            foreach (var map in maps)
            {
                if (map is not ObjectNode from)
                {
                    continue;
                }

                foreach (var member in from.Members)
                {
                    if (IndexOf(member.Name, members, ref names) < 0)
                    {
                        members.Add(member);
                    }
                }
            }
        }
    }

    private Node Resolve(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var target))
        {
            throw new YamlException(alias.Start, alias.End, $"alias '*{alias.Value}' has no anchor '&{alias.Value}' before it");
        }

        _count += target.Size;
        if ((_aliased += target.Size) > YamlLimits.MaxAliasedNodes)
        {
            throw new YamlException(alias.Start, alias.End, $"aliases repeat more than {YamlLimits.MaxAliasedNodes} values");
        }

        return target.Node;
    }

    private Node Remember(AnchorName anchor, Node node, int size)
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor] = (node, size);
        }

        return node;
    }

    private ScalarNode ReadScalar(Scalar scalar)
    {
        var origin = At(scalar.Start, scalar.End);
        if (scalar.Style != ScalarStyle.Plain || (!scalar.Tag.IsEmpty && scalar.Tag.Value == "tag:yaml.org,2002:str"))
        {
            return new ScalarNode(ScalarKind.String, scalar.Value, origin);
        }

        var (kind, text) = YamlScalar.Resolve(scalar.Value);
        return new ScalarNode(kind, text, origin);
    }

    /// <summary>The first tab that indents a line from where reading failed: the parser tells only where the map around it begins. Null when there is none.</summary>
    private YamlProblem? IndentingTab(string text, TextOrigin failure)
    {
        var lines = text.Split('\n');
        for (var i = failure.Line - 1; i < lines.Length; i++)
        {
            var indentation = lines[i].Length - lines[i].TrimStart(' ', '\t').Length;
            if (lines[i].IndexOf('\t', 0, indentation) is var tab and >= 0 && lines[i].Trim().Length > 0)
            {
                return new YamlProblem("This is not valid YAML: a tab indents the line. Write spaces.", new TextOrigin(_file, i + 1, tab + 1, i + 1, tab + 2));
            }
        }

        return null;
    }

    private static string Reason(YamlException error)
    {
        var message = error.InnerException?.Message ?? error.Message;
        return message.TrimEnd('.') + ".";
    }

    private TextOrigin Start() => new(_file, 1, 1, 1, 1);

    private TextOrigin At(Mark start, Mark end) => new(_file, _linesBefore + (int)start.Line, (int)start.Column, _linesBefore + (int)end.Line, (int)end.Column);
}
