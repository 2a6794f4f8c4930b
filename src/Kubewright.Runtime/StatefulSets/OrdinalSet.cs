using System.Numerics;

namespace Kubewright.Runtime;

/// <summary>
/// A set of ordinals that answers questions about ranges. It holds a bit for each, in blocks of 64 of which those without
/// any are left out: the ordinals of a set are nearly always one run, so that a question looks at a few words.
/// </summary>
internal sealed class OrdinalSet
{
    private const int Width = 64;

    /// <summary>The numbers of the blocks, lowest first: the block of an ordinal is its 64th part.</summary>
    private readonly List<int> _blocks = [];

    /// <summary>The members in each block; never none.</summary>
    private readonly List<ulong> _bits = [];

    public int Count { get; private set; }

    public bool Contains(int ordinal) => _blocks.BinarySearch(ordinal / Width) is var at and >= 0 && (_bits[at] & Bit(ordinal)) != 0;

    /// <returns>Whether it was not in the set.</returns>
    public bool Add(int ordinal)
    {
        var at = _blocks.BinarySearch(ordinal / Width);
        if (at < 0)
        {
            at = ~at;
            _blocks.Insert(at, ordinal / Width);
            _bits.Insert(at, 0);
        }

        var isNew = (_bits[at] & Bit(ordinal)) == 0;
        _bits[at] |= Bit(ordinal);
        Count += isNew ? 1 : 0;
        return isNew;
    }

    /// <returns>Whether it was in the set.</returns>
    public bool Remove(int ordinal)
    {
        var at = _blocks.BinarySearch(ordinal / Width);
        if (at < 0 || (_bits[at] & Bit(ordinal)) == 0)
        {
            return false;
        }

        Count--;
        if ((_bits[at] &= ~Bit(ordinal)) == 0)
        {
            _blocks.RemoveAt(at);
            _bits.RemoveAt(at);
        }

        return true;
    }

    public void UnionWith(OrdinalSet others)
    {
        foreach (var ordinal in others.In(0, int.MaxValue))
        {
            Add(ordinal);
        }
    }

    /// <summary>How many lie in [from, to].</summary>
    public int CountIn(int from, int to)
    {
        var count = 0;
        for (var at = FirstBlock(from); at < _blocks.Count && _blocks[at] <= to / Width && from <= to; at++)
        {
            count += BitOperations.PopCount(BitsIn(at, from, to));
        }

        return count;
    }

    /// <summary>The lowest in [from, to]; null when there is none.</summary>
    public int? First(int from, int to)
    {
        for (var at = FirstBlock(from); at < _blocks.Count && _blocks[at] <= to / Width && from <= to; at++)
        {
            if (BitsIn(at, from, to) is var bits and not 0)
            {
                return (_blocks[at] * Width) + BitOperations.TrailingZeroCount(bits);
            }
        }

        return null;
    }

    /// <summary>The highest in [from, to]; null when there is none.</summary>
    public int? Last(int from, int to)
    {
        for (var at = LastBlock(to); at >= 0 && _blocks[at] >= from / Width && from <= to; at--)
        {
            if (BitsIn(at, from, to) is var bits and not 0)
            {
                return (_blocks[at] * Width) + BitOperations.Log2(bits);
            }
        }

        return null;
    }

    /// <summary>The lowest ordinal in [from, to] that is not in the set; null when all are.</summary>
    public int? FirstMissing(int from, int to)
    {
        long next = from;
        for (var at = FirstBlock(from); next <= to && at < _blocks.Count && _blocks[at] == next / Width; at++)
        {
            var missing = ~_bits[at] & (ulong.MaxValue << (int)(next % Width));
            next = ((long)_blocks[at] * Width) + BitOperations.TrailingZeroCount(missing);
            if (missing != 0)
            {
                break;
            }
        }

        return next <= to ? (int)next : null;
    }

    /// <summary>The highest ordinal in [from, to] that is not in the set; null when all are.</summary>
    public int? LastMissing(int from, int to)
    {
        var next = to;
        for (var at = LastBlock(to); next >= from && at >= 0 && _blocks[at] == next / Width; at--)
        {
            var missing = ~_bits[at] & (ulong.MaxValue >> (Width - 1 - (next % Width)));
            next = missing == 0 ? (_blocks[at] * Width) - 1 : (_blocks[at] * Width) + BitOperations.Log2(missing);
            if (missing != 0)
            {
                break;
            }
        }

        return next >= from ? next : null;
    }

    /// <summary>The ordinals in [from, to], lowest first. The set must not change meanwhile.</summary>
    public IEnumerable<int> In(int from, int to)
    {
        for (var next = First(from, to); next is { } ordinal; next = ordinal < to ? First(ordinal + 1, to) : null)
        {
            yield return ordinal;
        }
    }

    private static ulong Bit(int ordinal) => 1UL << (ordinal % Width);

    /// <summary>The place of the first block that can hold <paramref name="from"/> or more.</summary>
    private int FirstBlock(int from)
    {
        var at = _blocks.BinarySearch(Math.Max(from, 0) / Width);
        return at < 0 ? ~at : at;
    }

    /// <summary>The place of the last block that can hold <paramref name="to"/> or less; -1 when there is none.</summary>
    private int LastBlock(int to)
    {
        var at = to < 0 ? -1 : _blocks.BinarySearch(to / Width);
        return at < 0 && to >= 0 ? ~at - 1 : at;
    }

    private ulong BitsIn(int at, int from, int to)
    {
        var bits = _bits[at];
        if (_blocks[at] == from / Width)
        {
            bits &= ulong.MaxValue << (from % Width);
        }

        if (_blocks[at] == to / Width)
        {
            bits &= ulong.MaxValue >> (Width - 1 - (to % Width));
        }

        return bits;
    }
}
