using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kubewright;

/// <summary>Copies the texts that most scalars are, looking at each character once.</summary>
internal static class PlainAscii
{
    private const char First = ' ';
    private const char Last = '~';

    /// <summary>
    /// Writes a text and a line break if all its characters are printable ASCII and no colon or number sign can have a
    /// space beside it; otherwise nothing.
    /// </summary>
    public static bool TryAppendLine(Utf8Buffer output, string text)
    {
        var room = output.Reserve(text.Length + 1);
        var fits = text.Length >= Vector128<ushort>.Count ? TryCopy(text, room)
            : text.Length >= Vector64<ushort>.Count ? TryCopyWord(text, room)
            : TryCopyShort(text, room);
        if (!fits)
        {
            return false;
        }

        room[text.Length] = (byte)'\n';
        output.Advance(text.Length + 1);
        return true;
    }

    private static bool TryCopyShort(string text, Span<byte> room)
    {
        var (hasMark, hasSpace) = (false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is < First or > Last)
            {
                return false;
            }

            hasMark |= c is ':' or '#';
            hasSpace |= c == ' ';
            room[i] = (byte)c;
        }

        return !(hasMark && hasSpace);
    }

    /// <summary>Copies both halves of a text, which overlap, as one vector.</summary>
    private static bool TryCopyWord(string text, Span<byte> room)
    {
        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        ref var to = ref MemoryMarshal.GetReference(room);
        var second = (nuint)(text.Length - Vector64<ushort>.Count);
        var both = Vector128.Create(Vector64.LoadUnsafe(ref from), Vector64.LoadUnsafe(ref from, second));
        if (Vector128.GreaterThanAny(both - Vector128.Create<ushort>(First), Vector128.Create<ushort>(Last - First)))
        {
            return false;
        }

        var bytes = Vector128.Narrow(both, both).AsUInt32();
        Unsafe.WriteUnaligned(ref to, bytes.GetElement(0));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, second), bytes.GetElement(1));
        return !(HasAny(both, ' ') && (HasAny(both, ':') || HasAny(both, '#')));
    }

    private static bool HasAny(Vector128<ushort> text, char value) => Vector128.EqualsAny(text, Vector128.Create<ushort>(value));

    private static bool TryCopy(string text, Span<byte> room)
    {
        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        ref var to = ref MemoryMarshal.GetReference(room);
        var last = text.Length - Vector128<ushort>.Count;
        var (marks, spaces) = (Vector128<ushort>.Zero, Vector128<ushort>.Zero);
        for (var i = 0; ; i = Math.Min(i + Vector128<ushort>.Count, last))
        {
            var part = Vector128.LoadUnsafe(ref from, (nuint)i);
            if (Vector128.GreaterThanAny(part - Vector128.Create<ushort>(First), Vector128.Create<ushort>(Last - First)))
            {
                return false;
            }

            marks |= Vector128.Equals(part, Vector128.Create<ushort>(':')) | Vector128.Equals(part, Vector128.Create<ushort>('#'));
            spaces |= Vector128.Equals(part, Vector128.Create<ushort>(' '));
            Vector128.Narrow(part, part).GetLower().StoreUnsafe(ref to, (nuint)i);
            if (i == last)
            {
                return marks == Vector128<ushort>.Zero || spaces == Vector128<ushort>.Zero;
            }
        }
    }
}
