using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Kubewright.Server;

/// <summary>Reads the headers of streams. All blocks of a connection are one compressed text, so every one of them must be read, in order.</summary>
internal sealed class SpdyHeaderReader : IDisposable
{
    /// <summary>How many bytes a block may have, compressed or not.</summary>
    public const int MaxSize = 16 * 1024;

    private const int ZlibHeaderSize = 2;
    private const int DictionaryIdSize = 4;
    private const int DictionaryFlag = 0x20;
    private const int DeflateMethod = 8;

    private readonly MemoryStream _compressed = new();
    private readonly DeflateStream _text;
    private bool _isStarted;
    private int _left;

    /// <summary>A reader for one connection.</summary>
    public SpdyHeaderReader() => _text = new DeflateStream(_compressed, CompressionMode.Decompress);

    /// <summary>Reads a block.</summary>
    /// <returns>The headers, names in lower case; null when the block makes no sense, and no later one will.</returns>
    public IReadOnlyDictionary<string, string>? Read(ReadOnlyMemory<byte> block)
    {
        try
        {
            if (!_isStarted)
            {
                if (Start(block.Span) is not { } length)
                {
                    return null;
                }

                block = block[length..];
                _isStarted = true;
            }

            Feed(block.Span);
            return ReadPairs();
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or DecoderFallbackException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _text.Dispose();
        _compressed.Dispose();
    }

    /// <summary>Reads how the text is compressed.</summary>
    /// <returns>How many bytes say so; null when it cannot be read.</returns>
    private int? Start(ReadOnlySpan<byte> block)
    {
        if (block.Length < ZlibHeaderSize || (block[0] & 0x0f) != DeflateMethod || BinaryPrimitives.ReadUInt16BigEndian(block) % 31 != 0)
        {
            return null;
        }

        if ((block[1] & DictionaryFlag) == 0)
        {
            return ZlibHeaderSize;
        }

        if (block.Length < ZlibHeaderSize + DictionaryIdSize || BinaryPrimitives.ReadUInt32BigEndian(block[ZlibHeaderSize..]) != SpdyDictionary.Id)
        {
            return null;
        }

        // The framework takes no dictionary. A text that begins with it, not compressed, leaves the decompressor in the same state.
        var dictionary = SpdyDictionary.Create();
        Span<byte> stored = [0, (byte)dictionary.Length, (byte)(dictionary.Length >> 8), (byte)~dictionary.Length, (byte)(~dictionary.Length >> 8)];
        Feed([.. stored, .. dictionary]);
        _text.ReadExactly(dictionary);
        return ZlibHeaderSize + DictionaryIdSize;
    }

    /// <summary>Gives the decompressor its next bytes; those before are read.</summary>
    private void Feed(ReadOnlySpan<byte> bytes)
    {
        var position = _compressed.Position;
        if (position == _compressed.Length)
        {
            _compressed.SetLength(0);
            position = 0;
        }

        _compressed.Position = _compressed.Length;
        _compressed.Write(bytes);
        _compressed.Position = position;
        _left = MaxSize;
    }

    private Dictionary<string, string>? ReadPairs()
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var count = ReadLength(); count > 0; count--)
        {
            var name = ReadText();
            if (name.Length == 0 || !headers.TryAdd(name.ToLowerInvariant(), ReadText()))
            {
                return null;
            }
        }

        return headers;
    }

    private string ReadText()
    {
        var bytes = new byte[ReadLength()];
        Take(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>A length, or the number of pairs: more than may follow is refused before room is made for it.</summary>
    private int ReadLength()
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        Take(bytes);
        var length = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        return length <= _left ? (int)length : throw new InvalidDataException($"A block of headers has at most {MaxSize} bytes.");
    }

    private void Take(Span<byte> bytes)
    {
        _left -= bytes.Length;
        if (_left < 0)
        {
            throw new InvalidDataException($"A block of headers has at most {MaxSize} bytes.");
        }

        _text.ReadExactly(bytes);
    }
}
