using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Kubewright;

/// <summary>UTF-8 text that grows. It keeps its room when it is cleared, so that the next text costs no memory.</summary>
internal sealed class Utf8Buffer
{
    /// <summary>What the length of a padded text is a multiple of.</summary>
    public const int Padding = 16;

    private const int MinCapacity = 1024;

    /// <summary>Longest decimal form of a 64-bit number: a sign and 19 digits.</summary>
    private const int MaxIntegerLength = 20;

    /// <summary>Most bytes that one UTF-16 code unit needs; a pair of them needs four together.</summary>
    private const int MaxBytesPerChar = 3;

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

    /// <summary>Writes one character.</summary>
    public void Append(Rune value) => _length += value.EncodeToUtf8(Reserve(4));

    /// <summary>Writes the decimal digits of a number.</summary>
    public void Append(long value)
    {
        if (value is >= 0 and < 10)
        {
            Append((byte)('0' + value));
            return;
        }

        value.TryFormat(Reserve(MaxIntegerLength), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes spaces.</summary>
    public void Indent(int count)
    {
        if (count <= Padding)
        {
            Vector128.Create((byte)' ').CopyTo(Reserve(Padding));
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

    /// <summary>Writes spaces and behind them a short UTF-8 text that stands at the beginning of a longer array.</summary>
    /// <param name="indent">The number of spaces.</param>
    /// <param name="padded">The text, and behind it as much of anything as makes its length a multiple of <see cref="Padding"/>.</param>
    /// <param name="length">The length of the text.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(int indent, byte[] padded, int length)
    {
        if (indent > Padding)
        {
            Fill((byte)' ', indent);
            indent = 0;
        }

        // Whole vectors, the excess of which is overwritten later, are less work than the right number of bytes.
        ref var end = ref MemoryMarshal.GetReference(Reserve(Padding + padded.Length));
        ref var text = ref MemoryMarshal.GetArrayDataReference(padded);
        Vector128.Create((byte)' ').StoreUnsafe(ref end);
        for (nuint i = 0; i < (nuint)padded.Length; i += Padding)
        {
            Vector128.LoadUnsafe(ref text, i).StoreUnsafe(ref end, (nuint)indent + i);
        }

        _length += indent + length;
    }

    /// <summary>Room for <paramref name="count"/> bytes at the end; <see cref="Advance"/> makes them part of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Grow(count);
        }

        return _bytes.AsSpan(_length);
    }

    /// <summary>Takes bytes that were written to reserved room into the text.</summary>
    public void Advance(int count) => _length += count;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
}
