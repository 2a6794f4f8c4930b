using Kubewright.Schema;

namespace Kubewright;

/// <summary>Reads a manifest from a tree, as the YAML reader makes it.</summary>
public sealed class NodeManifestReader : ManifestReader
{
    private const int MaxShown = 60;

    private readonly ICollection<ReadFinding> _findings;
    private readonly Stack<Frame> _frames = [];
    private Schema.Node _current;

    /// <summary>Reads <paramref name="root"/>.</summary>
    /// <param name="root">The tree; unknown parts of it read as absent.</param>
    /// <param name="findings">Receives what is wrong.</param>
    public NodeManifestReader(Schema.Node root, ICollection<ReadFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(findings);
        _current = root;
        _findings = findings;
    }

    /// <inheritdoc/>
    public override bool BeginObject() => Enter(_current is ObjectNode, "a map");

    /// <inheritdoc/>
    public override bool NextMember(out string name)
    {
        var (frame, map) = Innermost<ObjectNode>();
        if (++frame.Position == map.Members.Length)
        {
            _current = _frames.Pop().Node;
            name = "";
            return false;
        }

        (name, _current) = (map.Members[frame.Position].Name, map.Members[frame.Position].Value);
        return true;
    }

    /// <inheritdoc/>
    public override bool BeginArray() => Enter(_current is ArrayNode, "a list");

    /// <inheritdoc/>
    public override bool NextItem()
    {
        var (frame, list) = Innermost<ArrayNode>();
        if (++frame.Position == list.Items.Length)
        {
            _current = _frames.Pop().Node;
            return false;
        }

        _current = list.Items[frame.Position];
        return true;
    }

    /// <inheritdoc/>
    public override void Skip()
    {
        // The next step leaves an unread value behind by itself.
    }

    /// <inheritdoc/>
    public override string? String()
    {
        if (_current is ScalarNode { Kind: ScalarKind.String } scalar)
        {
            return scalar.Text;
        }

        RefuseType("a string", _current is ScalarNode ? "quote it" : null);
        return null;
    }

    /// <inheritdoc/>
    public override int? Int32()
    {
        if (Int64() is not { } number)
        {
            return null;
        }

        if (number is >= int.MinValue and <= int.MaxValue)
        {
            return (int)number;
        }

        Refuse(ReadCode.WrongType, $"{number} does not fit; the field holds whole numbers from {int.MinValue} to {int.MaxValue}");
        return null;
    }

    /// <inheritdoc/>
    public override long? Int64()
    {
        if (_current is not ScalarNode { Kind: ScalarKind.Integer } scalar)
        {
            RefuseType("a whole number", UnquoteCure(ScalarKind.Integer));
            return null;
        }

        if (scalar.AsInteger() is { } number)
        {
            return number;
        }

        Refuse(ReadCode.WrongType, $"{Shown(scalar.Text)} does not fit; the field holds whole numbers from {long.MinValue} to {long.MaxValue}");
        return null;
    }

    /// <inheritdoc/>
    public override double? Double()
    {
        if (_current is ScalarNode { Kind: ScalarKind.Integer or ScalarKind.Float } scalar && CanonicalJson.TryNumber(scalar.Text, out var number))
        {
            return number;
        }

        RefuseType("a finite number", UnquoteCure(ScalarKind.Integer, ScalarKind.Float));
        return null;
    }

    /// <inheritdoc/>
    public override bool? Boolean()
    {
        if (_current is ScalarNode { Kind: ScalarKind.Boolean } scalar)
        {
            return scalar.AsBoolean();
        }

        RefuseType("true or false", UnquoteCure(ScalarKind.Boolean));
        return null;
    }

    /// <inheritdoc/>
    public override Quantity? Quantity()
    {
        if (_current is not ScalarNode { Kind: ScalarKind.String or ScalarKind.Integer or ScalarKind.Float } scalar)
        {
            RefuseType("a quantity", "write for example 500m or 1Gi");
            return null;
        }

        if (Kubewright.Quantity.TryParse(scalar.Text, out var value, out var error))
        {
            return value;
        }

        Refuse(ReadCode.WrongType, error.TrimEnd('.'));
        return null;
    }

    /// <inheritdoc/>
    public override IntOrString? IntOrString()
    {
        switch (_current)
        {
            case ScalarNode { Kind: ScalarKind.String } scalar:
                return scalar.Text;
            case ScalarNode { Kind: ScalarKind.Integer }:
                return Int32() is { } number ? new IntOrString(number) : default(IntOrString?);
            default:
                RefuseType("a whole number or a string", _current is ScalarNode ? "quote it" : null);
                return null;
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset? Timestamp()
    {
        if (String() is not { } text)
        {
            return null;
        }

        if (TimestampText.TryParse(text, out var time))
        {
            return time;
        }

        Refuse(ReadCode.WrongType, $"'{Shown(text)}' is no point in time; write it like 2030-01-31T12:00:00Z");
        return null;
    }

    /// <inheritdoc/>
    public override RawValue? Raw()
    {
        if (!_current.IsKnown)
        {
            return null;
        }

        if (CanonicalJson.FindProblem(_current, "") is not { } problem)
        {
            return new RawValue(_current);
        }

        Refuse(ReadCode.WrongType, problem.TrimEnd('.'));
        return null;
    }

    /// <inheritdoc/>
    public override void Unknown(ReadOnlySpan<string> known)
    {
        var (frame, map) = Innermost<ObjectNode>();
        var member = map.Members[frame.Position];
        var cure = ClosestName.Find(member.Name, known.ToArray()) is { } close ? $"did you mean {close}?" : "remove it";
        Report(ReadCode.UnknownField, Path(), $"there is no field of this name here; {cure}", member.NameOrigin);
    }

    /// <inheritdoc/>
    public override void Missing(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        // The object was just left, so the frames lead to it and it is the current value.
        Report(ReadCode.MissingField, SchemaPath.Join(Path(), name), "this field is required, but it is not written; add it", _current.Origin);
    }

    /// <inheritdoc/>
    public override T? Unsupported<T>(string text, string supported)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(supported);
        ValueList<string> words = [.. supported.Split(", ")];
        var suggestion = ClosestName.Find(text, words) is { } close ? $"did you mean {close}? " : "";
        var finding = Finding(ReadCode.UnsupportedValue, Path(), $"'{Shown(text)}' is no value of this field; {suggestion}It takes {supported}", _current.Origin);
        _findings.Add(finding with { Value = text, Supported = words });
        return null;
    }

    /// <inheritdoc/>
    protected override bool RefuseNull()
    {
        if (!_current.IsAbsent)
        {
            return false;
        }

        Refuse(ReadCode.WrongType, _frames.Peek().Node is ArrayNode
            ? "this item has no value; write one or remove the item"
            : "this key has no value; write one (\"\" for an empty text) or remove the key");
        return true;
    }

    private bool Enter(bool isWanted, string wanted)
    {
        if (isWanted)
        {
            _frames.Push(new Frame(_current));
            return true;
        }

        RefuseType(wanted, null);
        return false;
    }

    private (Frame Frame, T Node) Innermost<T>()
        where T : Schema.Node =>
        _frames.TryPeek(out var frame) && frame.Node is T node
            ? (frame, node)
            : throw new InvalidOperationException($"The reader is in no {(typeof(T) == typeof(ObjectNode) ? "object" : "list")}; begin one first.");

    /// <summary>Has the current value as a finding, unless it is absent or unknown.</summary>
    private void RefuseType(string wanted, string? cure)
    {
        if (!_current.IsKnown)
        {
            return;
        }

        var (what, found) = _current switch
        {
            ScalarNode { Kind: ScalarKind.String } text => ($"\"{Shown(text.Text)}\" is a string", "string"),
            ScalarNode { Kind: ScalarKind.Boolean } flag => ($"{flag.Text} is a boolean", "bool"),
            ScalarNode number => ($"{Shown(number.Text)} is a number", "number"),
            ArrayNode => ("this is a list", "array"),
            _ => ("this is a map", "object"),
        };
        var finding = Finding(ReadCode.WrongType, Path(), $"{what}, {wanted} is wanted{(cure is null ? "" : "; " + cure)}", _current.Origin);
        _findings.Add(finding with { Value = (_current as ScalarNode)?.Text, Found = found });
    }

    private void Refuse(string code, string message) => Report(code, Path(), message, _current.Origin);

    private void Report(string code, string path, string message, Origin origin) => _findings.Add(Finding(code, path, message, origin));

    private static ReadFinding Finding(string code, string path, string message, Origin origin) =>
        new(code, path.Length == 0 ? message : $"{path}: {message}", path, origin);

    /// <summary>How to mend a string that would be of the right type without its quotes; null for anything else.</summary>
    private string? UnquoteCure(params ReadOnlySpan<ScalarKind> kinds) =>
        _current is ScalarNode { Kind: ScalarKind.String } scalar && kinds.Contains(YamlScalar.Resolve(scalar.Text).Kind) ? "remove the quotes" : null;

    /// <summary>The path of the current value.</summary>
    private string Path()
    {
        var path = "";
        foreach (var frame in _frames.Reverse())
        {
            path = frame.Node is ObjectNode map ? SchemaPath.Join(path, map.Members[frame.Position].Name) : SchemaPath.Join(path, frame.Position);
        }

        return path;
    }

    private static string Shown(string text) => text.Length <= MaxShown ? text : string.Concat(text.AsSpan(0, MaxShown), "…");

    private sealed class Frame(Schema.Node node)
    {
        public Schema.Node Node { get; } = node;

        public int Position { get; set; } = -1;
    }
}
