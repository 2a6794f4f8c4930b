using System.Buffers;
using System.Runtime.InteropServices;
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

    private readonly Action<string> _output;
    private readonly StringBuilder _text = new();
    private readonly List<Frame> _frames = [];
    private bool _isFirst = true;

    /// <summary>Writes UTF-8 to <paramref name="output"/>.</summary>
    /// <param name="output">Receives each document when it is complete.</param>
    public YamlManifestWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = text => Encoding.UTF8.GetBytes(text, output);
    }

    /// <summary>Writes text to <paramref name="output"/>.</summary>
    /// <param name="output">Receives each document when it is complete.</param>
    public YamlManifestWriter(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output.Write;
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
    public override void EndObject() => End(isArray: false, "{}");

    /// <inheritdoc/>
    public override void Name(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_frames.Count == 0 || Top.IsArray || Top.HasName)
        {
            throw new InvalidOperationException($"The name '{name}' does not belong here: a name stands in an object, after the value of the member before it.");
        }

        if (name.Length > YamlText.MaxKeyLength)
        {
            throw new ArgumentException($"A key of {name.Length} characters cannot be written; YAML reads keys of at most {YamlText.MaxKeyLength}. Shorten it.", nameof(name));
        }

        BeginLine();
        YamlText.AppendKey(_text, name);
        _text.Append(':');
        Top.HasName = true;
    }

    /// <inheritdoc/>
    public override void BeginArray() => Begin(isArray: true);

    /// <inheritdoc/>
    public override void EndArray() => End(isArray: true, "[]");

    /// <inheritdoc/>
    public override void String(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var indent = (_frames.Count == 0 ? 0 : Top.Indent) + Step;
        Place(value, indent);
    }

    /// <inheritdoc/>
    public override void Boolean(bool value) => Scalar(value ? "true" : "false");

    /// <inheritdoc/>
    public override void Null() => Scalar("null");

    /// <inheritdoc/>
    protected override void Number(ScalarKind kind, string text) => Scalar(text);

    private ref Frame Top => ref CollectionsMarshal.AsSpan(_frames)[^1];

    private void Place(string value, int indent)
    {
        if (BeginValue() != Lead.Root)
        {
            _text.Append(' ');
        }

        YamlText.AppendValue(_text, value, indent);
        EndValue();
    }

    private void Scalar(string text)
    {
        if (BeginValue() != Lead.Root)
        {
            _text.Append(' ');
        }

        _text.Append(text).Append('\n');
        EndValue();
    }

    private void Begin(bool isArray)
    {
        // A list stands under its key without indentation of its own; everything else goes one step in.
        var lead = BeginValue();
        var indent = lead == Lead.Root ? 0 : isArray && lead == Lead.AfterName ? Top.Indent : Top.Indent + Step;
        _frames.Add(new Frame(isArray, indent, lead));
    }

    private void End(bool isArray, string empty)
    {
        if (_frames.Count == 0 || Top.IsArray != isArray || Top.HasName)
        {
            throw new InvalidOperationException(isArray ? "There is no list to end here." : "There is no object to end here, or its last member has no value.");
        }

        var frame = Top;
        _frames.RemoveAt(_frames.Count - 1);
        if (frame.IsEmpty)
        {
            _text.Append(frame.Lead == Lead.Root ? "" : " ").Append(empty).Append('\n');
        }

        EndValue();
    }

    /// <summary>Writes what stands before a value: nothing, or the dash of a list item.</summary>
    private Lead BeginValue()
    {
        if (_frames.Count == 0)
        {
            _text.Append(_isFirst ? "" : "---\n");
            _isFirst = false;
            return Lead.Root;
        }

        if (Top.IsArray)
        {
            BeginLine();
            _text.Append('-');
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
        if (frame.IsEmpty && frame.Lead == Lead.AfterDash)
        {
            _text.Append(' ');
        }
        else
        {
            _text.Append(frame.IsEmpty && frame.Lead == Lead.AfterName ? "\n" : "").Append(' ', frame.Indent);
        }

        frame.IsEmpty = false;
    }

    private void EndValue()
    {
        if (_frames.Count == 0)
        {
            _output(_text.ToString());
            _text.Clear();
        }
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
