using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Kubewright;

/// <summary>UTF-8 text that grows. It keeps its room when it is cleared, so that the next text costs no memory.</summary>
internal sealed class Utf8Buffer
{
    private const int MinCapacity = 1024;

    /// <summary>Longest decimal form of a 64-bit number: a sign and 19 digits.</summary>
    private const int MaxIntegerLength = 20;

    /// <summary>Most bytes that one UTF-16 code unit needs; a pair of them needs four together.</summary>
    private const int MaxBytesPerChar = 3;

    private static ReadOnlySpan<byte> Spaces => "                "u8;

    private byte[] _bytes = new byte[MinCapacity];
    private int _length;

    /// <summary>What was written since the last <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Forgets what was written.</summary>
    public void Clear() => _length = 0;

    /// <summary>Writes one ASCII character.</summary>
    public void Append(byte value)
    {
        Reserve(1)[0] = value;
        _length++;
    }

    /// <summary>Writes UTF-8.</summary>
    public void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Reserve(text.Length));
        _length += text.Length;
    }

    /// <summary>Writes characters; half a character becomes U+FFFD.</summary>
    public void Append(ReadOnlySpan<char> text) => _length += Encoding.UTF8.GetBytes(text, Reserve(text.Length * MaxBytesPerChar));

    /// <summary>Writes characters and a line break.</summary>
    public void AppendLine(ReadOnlySpan<char> text)
    {
        var room = Reserve((text.Length * MaxBytesPerChar) + 1);
        var length = Encoding.UTF8.GetBytes(text, room);
        room[length] = (byte)'\n';
        _length += length + 1;
    }

    /// <summary>Writes characters and a line break if they all are among the given ones; nothing otherwise.</summary>
    public bool TryAppendLine(string text, SearchValues<byte> allowed)
    {
        var room = Reserve(text.Length + 1);
        if (Ascii.FromUtf16(text, room, out var length) != OperationStatus.Done || room[..length].ContainsAnyExcept(allowed))
        {
            return false;
        }

        room[length] = (byte)'\n';
        _length += length + 1;
        return true;
    }

    /// <summary>Writes one character.</summary>
    public void Append(Rune value) => _length += value.EncodeToUtf8(Reserve(4));

    /// <summary>Writes the decimal digits of a number.</summary>
    public void Append(long value)
    {
        value.TryFormat(Reserve(MaxIntegerLength), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes spaces.</summary>
    public void Indent(int count)
    {
        if (count <= Spaces.Length)
        {
            // All of them at once and the excess overwritten later is less work than the right number.
            Spaces.CopyTo(Reserve(Spaces.Length));
            _length += count;
        }
        else
        {
            Fill((byte)' ', count);
        }
    }

    /// <summary>Writes one ASCII character several times.</summary>
    public void Fill(byte value, int count)
    {
        Reserve(count)[..count].Fill(value);
        _length += count;
    }

    /// <summary>Turns the last character, a space, into a line break.</summary>
    public void BreakLine() => _bytes[_length - 1] = (byte)'\n';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Grow(count);
        }

        return _bytes.AsSpan(_length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
}
