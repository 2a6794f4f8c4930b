using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Kubewright.Schema;

namespace Kubewright;

/// <summary>
/// Writes YAML the way people know it from Kubernetes: block style, two spaces, list items under their key without
/// further indentation. Equal input gives equal bytes. Documents after the first are separated by <c>---</c>.
/// </summary>
public sealed class YamlManifestWriter : ManifestWriter
{
    private const int Step = 2;
    private const int MinFrames = 16;

    private static readonly EncodedNames Keys = new(YamlText.AppendKey);

    private readonly IBufferWriter<byte>? _bytes;
    private readonly TextWriter? _characters;
    private readonly Utf8Buffer _text = new();

    /// <summary>The objects and lists around the innermost one.</summary>
    private Frame[] _outer = new Frame[MinFrames];
    private Frame _top;
    private int _depth;

    /// <summary>Whether the innermost object or list has nothing yet; those around it hold it at least.</summary>
    private bool _isEmpty;

    /// <summary>Whether a name was written whose value follows.</summary>
    private bool _hasName;
    private bool _isFirst = true;

    /// <summary>The comments of the objects that are open; null while none of them has any.</summary>
    private CommentTrail? _comments;

    /// <summary>Writes UTF-8 to <paramref name="output"/>.</summary>
    /// <param name="output">Receives each document when it is complete.</param>
    public YamlManifestWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _bytes = output;
    }

    /// <summary>Writes text to <paramref name="output"/>.</summary>
    /// <param name="output">Receives each document when it is complete.</param>
    public YamlManifestWriter(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _characters = output;
    }

    private enum Lead : byte
    {
        Root,
        AfterName,
        AfterDash,
    }

    /// <inheritdoc/>
    public override void BeginObject() => Begin(isArray: false);

    /// <inheritdoc/>
    public override void EndObject() => End(isArray: false, "{}\n"u8);

    /// <inheritdoc/>
    public override void Name(string name)
    {
        BeginMember(name);
        _hasName = true;
    }

    /// <inheritdoc/>
    public override void BeginArray() => Begin(isArray: true);

    /// <inheritdoc/>
    public override void EndArray() => End(isArray: true, "[]\n"u8);

    /// <inheritdoc/>
    public override void String(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var indent = BeginValue() == Lead.Root ? 0 : _top.Indent + Step;
        YamlText.AppendValue(_text, value, indent, Comment());
        EndValue();
    }

    /// <inheritdoc/>
    public override void Boolean(bool value) => Scalar(value ? "true"u8 : "false"u8);

    /// <inheritdoc/>
    public override void Null() => Scalar("null"u8);

    /// <inheritdoc/>
    public override void Integer(long value)
    {
        BeginValue();
        _text.Append(value);
        EndScalar();
    }

    /// <inheritdoc/>
    protected override void Number(ScalarKind kind, string text)
    {
        BeginValue();
        if (kind == ScalarKind.Float && text.IndexOf('e') is var exponent and >= 0 && !text.Contains('.'))
        {
            // To YAML 1.1 a number with an exponent but no point is a text.
            _text.Append(text.AsSpan(0, exponent));
            _text.Append(".0"u8);
            _text.Append(text.AsSpan(exponent));
        }
        else
        {
            _text.Append(text);
        }

        EndScalar();
    }

    /// <inheritdoc/>
    internal override void Document(string yaml, Schema.Node root)
    {
        if (_depth > 0)
        {
            Raw(root);
            return;
        }

        BeginValue();
        _text.Append(yaml);
        EndValue();
    }

    /// <inheritdoc/>
    protected override void Comments(YamlComments comments) => (_comments ??= new CommentTrail()).Open(_depth, comments);

    /// <inheritdoc/>
    private protected override void Text(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        BeginMember(name);
        YamlText.AppendValue(_text, value, _top.Indent + Step, Comment());
    }

    /// <inheritdoc/>
    private protected override void WholeNumber(string name, long value)
    {
        BeginMember(name);
        _text.Append(value);
        YamlText.EndLine(_text, Comment());
    }

    private void Scalar(ReadOnlySpan<byte> text)
    {
        BeginValue();
        _text.Append(text);
        EndScalar();
    }

    private void EndScalar()
    {
        YamlText.EndLine(_text, Comment());
        EndValue();
    }

    /// <summary>The comment beside the scalar that is written now.</summary>
    private string? Comment() => _comments?.Find(_depth);

    private void Begin(bool isArray)
    {
        // A list stands under its key without indentation of its own; everything else goes one step in.
        var lead = BeginValue();
        var indent = lead == Lead.Root ? 0 : isArray && lead == Lead.AfterName ? _top.Indent : _top.Indent + Step;
        if (_depth == _outer.Length)
        {
            Array.Resize(ref _outer, _depth * 2);
        }

        _outer[_depth++] = _top;
        _top = new Frame(isArray, indent, lead);
        _isEmpty = true;
        _comments?.Enter(_depth);
    }

    private void End(bool isArray, ReadOnlySpan<byte> empty)
    {
        if (_depth == 0 || _top.IsArray != isArray || _hasName)
        {
            throw new InvalidOperationException(isArray ? "There is no list to end here." : "There is no object to end here, or its last member has no value.");
        }

        if (_isEmpty)
        {
            _text.Append(empty);
        }

        _top = _outer[--_depth];
        _isEmpty = false;
        if (_comments is not null && !_comments.Leave(_depth))
        {
            _comments = null;
        }

        EndValue();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void BeginMember(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_depth == 0 || _top.IsArray || _hasName || name.Length > YamlText.MaxKeyLength)
        {
            ThrowMisplaced(name);
        }

        Keys.Append(_text, BeginLine(), name);
        _comments?.Member(_depth, name);
    }

    private static void ThrowMisplaced(string name)
    {
        if (name.Length > YamlText.MaxKeyLength)
        {
            throw new ArgumentException($"A key of {name.Length} characters cannot be written; YAML reads keys of at most {YamlText.MaxKeyLength}. Shorten it.", nameof(name));
        }

        throw new InvalidOperationException($"The name '{name}' does not belong here: a name stands in an object, after the value of the member before it.");
    }

    /// <summary>Writes what stands before a value: nothing, or the dash of a list item. A name has been written, and a space follows either.</summary>
    private Lead BeginValue()
    {
        if (_depth == 0)
        {
            _text.Append(_isFirst ? ""u8 : "---\n"u8);
            _isFirst = false;
            return Lead.Root;
        }

        if (_top.IsArray)
        {
            _text.Indent(BeginLine());
            _text.Append("- "u8);
            _comments?.Item(_depth);
            return Lead.AfterDash;
        }

        if (!_hasName)
        {
            throw new InvalidOperationException("A value in an object needs a name before it.");
        }

        _hasName = false;
        return Lead.AfterName;
    }

    /// <summary>Goes to the line of the next item or member of the innermost list or object, and says how many spaces stand before it.</summary>
    private int BeginLine()
    {
        if (_isEmpty)
        {
            _isEmpty = false;
            switch (_top.Lead)
            {
                case Lead.AfterDash:
                    return 0;
                case Lead.AfterName:
                    _text.BreakLine();
                    break;
            }
        }

        return _top.Indent;
    }

    private void EndValue()
    {
        if (_depth > 0)
        {
            return;
        }

        _bytes?.Write(_text.Written);
        _characters?.Write(Encoding.UTF8.GetString(_text.Written));
        _text.Clear();
    }

    private readonly struct Frame(bool isArray, int indent, Lead lead)
    {
        public readonly bool IsArray = isArray;
        public readonly Lead Lead = lead;
        public readonly int Indent = indent;
    }
}
