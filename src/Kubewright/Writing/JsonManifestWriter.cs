using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kubewright.Schema;

namespace Kubewright;

/// <summary>Writes JSON without spaces, in UTF-8. Several root values follow each other without a separator.</summary>
public sealed class JsonManifestWriter : ManifestWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IBufferWriter<byte> _output;
    private readonly Utf8JsonWriter _json;

    /// <summary>Writes to <paramref name="output"/>.</summary>
    /// <param name="output">Receives each root value when it is complete.</param>
    public JsonManifestWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        _json = new Utf8JsonWriter(output, Options);
    }

    /// <inheritdoc/>
    public override void BeginObject() => _json.WriteStartObject();

    /// <inheritdoc/>
    public override void EndObject()
    {
        _json.WriteEndObject();
        Complete();
    }

    /// <inheritdoc/>
    public override void Name(string name) => _json.WritePropertyName(name);

    /// <inheritdoc/>
    public override void BeginArray() => _json.WriteStartArray();

    /// <inheritdoc/>
    public override void EndArray()
    {
        _json.WriteEndArray();
        Complete();
    }

    /// <inheritdoc/>
    public override void String(string value)
    {
        _json.WriteStringValue(value);
        Complete();
    }

    /// <inheritdoc/>
    public override void Boolean(bool value)
    {
        _json.WriteBooleanValue(value);
        Complete();
    }

    /// <inheritdoc/>
    public override void Null()
    {
        _json.WriteNullValue();
        Complete();
    }

    /// <inheritdoc/>
    protected override void Number(ScalarKind kind, string text)
    {
        _json.WriteRawValue(text);
        Complete();
    }

    private void Complete()
    {
        if (_json.CurrentDepth == 0)
        {
            _json.Flush();
            _json.Reset(_output);
        }
    }
}
