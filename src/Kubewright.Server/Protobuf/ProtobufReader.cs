using System.Text;

namespace Kubewright.Server;

/// <summary>Reads a message of Protocol Buffers field by field.</summary>
/// <param name="bytes">The message.</param>
internal ref struct ProtobufReader(ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Whether all is read.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>Reads the number of the next field, and how it is written.</summary>
    /// <exception cref="FormatException">The bytes are no message.</exception>
    public (int Field, ProtobufWire Wire) Tag()
    {
        var tag = Varint();
        return tag is > 7 and <= uint.MaxValue ? ((int)(tag >> 3), (ProtobufWire)(tag & 7)) : throw new FormatException("a field has no number");
    }

    /// <summary>Reads a number.</summary>
    /// <exception cref="FormatException">The bytes are no message.</exception>
    public ulong Varint()
    {
        ulong value = 0;
        for (var index = 0; index < 10 && index < _rest.Length; index++)
        {
            value |= (ulong)(_rest[index] & 0x7F) << (7 * index);
            if (_rest[index] < 0x80)
            {
                _rest = _rest[(index + 1)..];
                return value;
            }
        }

        throw new FormatException("a number does not end");
    }

    /// <summary>Reads what is written with its length.</summary>
    /// <exception cref="FormatException">The bytes are no message.</exception>
    public ReadOnlySpan<byte> Bytes()
    {
        var length = Varint();
        return Take(length);
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">The bytes are no message, or no UTF-8.</exception>
    public string Text()
    {
        try
        {
            return Utf8.GetString(Bytes());
        }
        catch (DecoderFallbackException exception)
        {
            throw new FormatException("a text is not UTF-8", exception);
        }
    }

    /// <summary>Passes over a value.</summary>
    /// <exception cref="FormatException">The bytes are no message.</exception>
    public void Skip(ProtobufWire wire)
    {
        switch (wire)
        {
            case ProtobufWire.Varint:
                Varint();
                break;
            case ProtobufWire.Fixed64:
                Take(sizeof(ulong));
                break;
            case ProtobufWire.Bytes:
                Bytes();
                break;
            case ProtobufWire.Fixed32:
                Take(sizeof(uint));
                break;
            default:
                throw new FormatException($"a field is written in the unknown form {(int)wire}");
        }
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
        {
            throw new FormatException("a field is longer than the message");
        }

        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}
