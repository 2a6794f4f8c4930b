using System.Buffers;
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
    private Frame[] _frames = new Frame[MinFrames];
    private int _depth;
    private bool _isFirst = true;

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

    private enum Lead
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
        ArgumentNullException.ThrowIfNull(name);
        if (_depth == 0 || Top.IsArray || Top.HasName)
        {
            throw new InvalidOperationException($"The name '{name}' does not belong here: a name stands in an object, after the value of the member before it.");
        }

        if (name.Length > YamlText.MaxKeyLength)
        {
            throw new ArgumentException($"A key of {name.Length} characters cannot be written; YAML reads keys of at most {YamlText.MaxKeyLength}. Shorten it.", nameof(name));
        }

        BeginLine();
        Keys.Append(_text, name);
        Top.HasName = true;
    }

    /// <inheritdoc/>
    public override void BeginArray() => Begin(isArray: true);

    /// <inheritdoc/>
    public override void EndArray() => End(isArray: true, "[]\n"u8);

    /// <inheritdoc/>
    public override void String(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var indent = (_depth == 0 ? 0 : Top.Indent) + Step;
        BeginValue();
        YamlText.AppendValue(_text, value, indent);
        EndValue();
    }

    /// <inheritdoc/>
    public override void Boolean(bool value) => Scalar(value ? "true\n"u8 : "false\n"u8);

    /// <inheritdoc/>
    public override void Null() => Scalar("null\n"u8);

    /// <inheritdoc/>
    public override void Integer(long value)
    {
        BeginValue();
        _text.Append(value);
        _text.Append((byte)'\n');
        EndValue();
    }

    /// <inheritdoc/>
    protected override void Number(ScalarKind kind, string text)
    {
        BeginValue();
        _text.Append(text);
        _text.Append((byte)'\n');
        EndValue();
    }

    private ref Frame Top => ref _frames[_depth - 1];

    private void Scalar(ReadOnlySpan<byte> line)
    {
        BeginValue();
        _text.Append(line);
        EndValue();
    }

    private void Begin(bool isArray)
    {
        // A list stands under its key without indentation of its own; everything else goes one step in.
        var lead = BeginValue();
        var indent = lead == Lead.Root ? 0 : isArray && lead == Lead.AfterName ? Top.Indent : Top.Indent + Step;
        if (_depth == _frames.Length)
        {
            Array.Resize(ref _frames, _depth * 2);
        }

        _frames[_depth++] = new Frame(isArray, indent, lead);
    }

    private void End(bool isArray, ReadOnlySpan<byte> empty)
    {
        if (_depth == 0 || Top.IsArray != isArray || Top.HasName)
        {
            throw new InvalidOperationException(isArray ? "There is no list to end here." : "There is no object to end here, or its last member has no value.");
        }

        var frame = Top;
        _depth--;
        if (frame.IsEmpty)
        {
            _text.Append(empty);
        }

        EndValue();
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

        if (Top.IsArray)
        {
            BeginLine();
            _text.Append("- "u8);
            return Lead.AfterDash;
        }

        if (!Top.HasName)
        {
            throw new InvalidOperationException("A value in an object needs a name before it.");
        }

        Top.HasName = false;
        return Lead.AfterName;
    }

    /// <summary>Goes to where the next item or member of the innermost list or object begins.</summary>
    private void BeginLine()
    {
        ref var frame = ref Top;
        if (!frame.IsEmpty || frame.Lead == Lead.Root)
        {
            _text.Indent(frame.Indent);
        }
        else if (frame.Lead == Lead.AfterName)
        {
            _text.BreakLine();
            _text.Indent(frame.Indent);
        }

        frame.IsEmpty = false;
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

    private struct Frame(bool isArray, int indent, Lead lead)
    {
        public readonly bool IsArray = isArray;
        public readonly int Indent = indent;
        public readonly Lead Lead = lead;
        public bool IsEmpty = true;
        public bool HasName;
    }
}
