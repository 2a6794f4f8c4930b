using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kubewright.Schema;

namespace Kubewright;

/// <summary>Writes JSON without spaces, in UTF-8. Several root values follow each other without a separator.</summary>
public sealed class JsonManifestWriter : ManifestWriter
{
    /// <summary>Characters that a JSON text takes as they are.</summary>
    private static readonly SearchValues<char> Unremarkable = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>Those of them that stay as they are beside markup, too.</summary>
    private static readonly SearchValues<char> UnremarkableInMarkup = SearchValues.Create(
        " !#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private const int MinFrames = 16;

    private static readonly EncodedNames Names = new(static (output, name) =>
    {
        Quote(output, name, escapesMarkup: false);
        output.Append((byte)':');
    });

    private readonly IBufferWriter<byte> _output;
    private readonly bool _escapesMarkup;
    private readonly Utf8Buffer _text = new();
    private Frame[] _frames = new Frame[MinFrames];
    private int _depth;

    /// <summary>Writes to <paramref name="output"/>.</summary>
    /// <param name="output">Receives each root value when it is complete.</param>
    /// <param name="escapesMarkup">Whether <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> in texts are escaped, as the API server does. Default false.</param>
    public JsonManifestWriter(IBufferWriter<byte> output, bool escapesMarkup = false)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        _escapesMarkup = escapesMarkup;
    }

    private ref Frame Top => ref _frames[_depth - 1];

    /// <inheritdoc/>
    public override void BeginObject() => Begin((byte)'{', isArray: false);

    /// <inheritdoc/>
    public override void EndObject() => End((byte)'}', isArray: false);

    /// <inheritdoc/>
    public override void Name(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_depth == 0 || Top.IsArray || Top.HasName)
        {
            throw new InvalidOperationException($"The name '{name}' does not belong here: a name stands in an object, after the value of the member before it.");
        }

        ref var frame = ref Top;
        Separate(ref frame);
        frame.HasName = true;
        Names.Append(_text, indent: 0, name);
    }

    /// <inheritdoc/>
    public override void BeginArray() => Begin((byte)'[', isArray: true);

    /// <inheritdoc/>
    public override void EndArray() => End((byte)']', isArray: true);

    /// <inheritdoc/>
    public override void String(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        BeginValue();
        Quote(_text, value, _escapesMarkup);
        EndValue();
    }

    /// <inheritdoc/>
    public override void Boolean(bool value) => Literal(value ? "true"u8 : "false"u8);

    /// <inheritdoc/>
    public override void Null() => Literal("null"u8);

    /// <inheritdoc/>
    public override void Integer(long value)
    {
        BeginValue();
        _text.Append(value);
        EndValue();
    }

    /// <inheritdoc/>
    protected override void Number(ScalarKind kind, string text)
    {
        BeginValue();
        _text.Append(text);
        EndValue();
    }

    private void Literal(ReadOnlySpan<byte> text)
    {
        BeginValue();
        _text.Append(text);
        EndValue();
    }

    private static void Quote(Utf8Buffer output, string text, bool escapesMarkup)
    {
        output.Append((byte)'"');
        if (!text.AsSpan().ContainsAnyExcept(escapesMarkup ? UnremarkableInMarkup : Unremarkable))
        {
            output.Append(text);
        }
        else
        {
            var encoded = JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes;
            if (escapesMarkup)
            {
                encoded = AppendEscaped(output, encoded);
            }

            output.Append(encoded);
        }

        output.Append((byte)'"');
    }

    /// <summary>Writes up to the last of the characters of markup.</summary>
    /// <returns>The rest.</returns>
    private static ReadOnlySpan<byte> AppendEscaped(Utf8Buffer output, ReadOnlySpan<byte> encoded)
    {
        for (int at; (at = encoded.IndexOfAny("<>&"u8)) >= 0; encoded = encoded[(at + 1)..])
        {
            output.Append(encoded[..at]);
            output.Append(encoded[at] switch
            {
                (byte)'<' => "\\u003c"u8,
                (byte)'>' => "\\u003e"u8,
                _ => "\\u0026"u8,
            });
        }

        return encoded;
    }

    private void Begin(byte bracket, bool isArray)
    {
        BeginValue();
        _text.Append(bracket);
        if (_depth == _frames.Length)
        {
            Array.Resize(ref _frames, _depth * 2);
        }

        _frames[_depth++] = new Frame { IsArray = isArray };
    }

    private void End(byte bracket, bool isArray)
    {
        if (_depth == 0 || Top.IsArray != isArray || Top.HasName)
        {
            throw new InvalidOperationException(isArray ? "There is no list to end here." : "There is no object to end here, or its last member has no value.");
        }

        _depth--;
        _text.Append(bracket);
        EndValue();
    }

    private void BeginValue()
    {
        if (_depth == 0)
        {
            return;
        }

        ref var frame = ref Top;
        if (frame.IsArray)
        {
            Separate(ref frame);
        }
        else if (!frame.HasName)
        {
            throw new InvalidOperationException("A value in an object needs a name before it.");
        }

        frame.HasName = false;
    }

    private void Separate(ref Frame frame)
    {
        if (frame.HasItems)
        {
            _text.Append((byte)',');
        }

        frame.HasItems = true;
    }

    private void EndValue()
    {
        if (_depth == 0)
        {
            _output.Write(_text.Written);
            _text.Clear();
        }
    }

    private struct Frame
    {
        public bool IsArray;
        public bool HasItems;
        public bool HasName;
    }
}
