using System.Buffers;
using System.Text.Json;
using Kubewright.Schema;

namespace Kubewright;

/// <summary>The tokens of one JSON value, in a table that is given back to the pool at the end.</summary>
internal sealed class JsonTokens : IDisposable
{
    /// <summary>A manifest has about this many bytes for each token.</summary>
    private const int BytesPerToken = 8;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = YamlLimits.MaxDepth };

    private readonly ReadOnlyMemory<byte> _json;
    private JsonToken[] _tokens;
    private int _count;

    private JsonTokens(ReadOnlyMemory<byte> json)
    {
        _json = json;
        _tokens = ArrayPool<JsonToken>.Shared.Rent((json.Length / BytesPerToken) + 1);
    }

    /// <summary>A token.</summary>
    /// <param name="position">Its position in the table; a value's first token stands for the value.</param>
    public ref readonly JsonToken this[int position] => ref _tokens[position];

    /// <summary>Cuts a JSON text into tokens.</summary>
    /// <param name="json">One JSON value in UTF-8.</param>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static JsonTokens Read(ReadOnlyMemory<byte> json)
    {
        var tokens = new JsonTokens(json);
        try
        {
            tokens.Fill();
            return tokens;
        }
        catch (JsonException)
        {
            tokens.Dispose();
            throw;
        }
    }

    /// <summary>The bytes of a text, name or number, as they stand between the quotation marks.</summary>
    public ReadOnlySpan<byte> Content(in JsonToken token)
    {
        var quote = token.Type is JsonTokenType.String or JsonTokenType.PropertyName ? 1 : 0;
        return _json.Span.Slice(token.Start + quote, token.Length);
    }

    /// <summary>The whole text of a value.</summary>
    public ReadOnlyMemory<byte> Whole(int position)
    {
        ref readonly var first = ref _tokens[position];
        ref readonly var last = ref _tokens[first.Next - 1];
        var quotes = last.Type is JsonTokenType.String ? 2 : 0;
        return _json[first.Start..(last.Start + last.Length + quotes)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<JsonToken>.Shared.Return(_tokens);
        _tokens = [];
    }

    private void Fill()
    {
        var reader = new Utf8JsonReader(_json.Span, Options);
        Span<int> open = stackalloc int[YamlLimits.MaxDepth + 1];
        var depth = 0;
        while (reader.Read())
        {
            if (_count == _tokens.Length)
            {
                Grow();
            }

            var position = _count++;
            _tokens[position] = new JsonToken(reader.TokenType, reader.ValueIsEscaped, (int)reader.TokenStartIndex, reader.ValueSpan.Length) { Next = _count };
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open[depth++] = position;
            }
            else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                ref var start = ref _tokens[open[--depth]];
                start = start with { Next = _count };
            }
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<JsonToken>.Shared.Rent(_tokens.Length * 2);
        _tokens.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<JsonToken>.Shared.Return(_tokens);
        _tokens = larger;
    }
}
