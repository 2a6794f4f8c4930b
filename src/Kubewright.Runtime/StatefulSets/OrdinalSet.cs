using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>A sorted immutable set of ordinals that answers range questions in logarithmic time.</summary>
internal readonly struct OrdinalSet(ImmutableSortedSet<int> items)
{
    private readonly ImmutableSortedSet<int> _items = items;

    public static OrdinalSet Empty { get; } = new([]);

    public int Count => _items.Count;

    public bool Contains(int ordinal) => _items.Contains(ordinal);

    public OrdinalSet Add(int ordinal) => new(_items.Add(ordinal));

    public OrdinalSet Remove(int ordinal) => new(_items.Remove(ordinal));

    /// <summary>How many lie in [from, to].</summary>
    public int CountIn(int from, int to) => to < from ? 0 : Rank((long)to + 1) - Rank(from);

    /// <summary>The lowest in [from, to]; null when there is none.</summary>
    public int? First(int from, int to)
    {
        var rank = Rank(from);
        return rank < _items.Count && _items[rank] <= to ? _items[rank] : null;
    }

    /// <summary>The highest in [from, to]; null when there is none.</summary>
    public int? Last(int from, int to)
    {
        var rank = Rank((long)to + 1) - 1;
        return rank >= 0 && _items[rank] >= from ? _items[rank] : null;
    }

    /// <summary>The lowest ordinal in [from, to] that is not in the set; null when all are.</summary>
    public int? FirstMissing(int from, int to)
    {
        var rank = Rank(from);
        int low = 0, high = Math.Min(_items.Count - rank, to - from + 1);

        // The set holds from, from + 1, … without a gap for as long as the item at distance d is from + d.
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_items[rank + middle] == from + middle)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return from + low <= to ? from + low : null;
    }

    /// <summary>The highest ordinal in [from, to] that is not in the set; null when all are.</summary>
    public int? LastMissing(int from, int to)
    {
        var rank = Rank((long)to + 1) - 1;
        int low = 0, high = Math.Min(rank + 1, to - from + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_items[rank - middle] == to - middle)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return to - low >= from ? to - low : null;
    }

    /// <summary>The ordinals in [from, to], lowest first.</summary>
    public IEnumerable<int> In(int from, int to)
    {
        var items = _items;
        for (var rank = Rank(from); rank < items.Count && items[rank] <= to; rank++)
        {
            yield return items[rank];
        }
    }

    public ImmutableSortedSet<int>.Enumerator GetEnumerator() => _items.GetEnumerator();

    /// <summary>How many are below <paramref name="ordinal"/>.</summary>
    private int Rank(long ordinal)
    {
        if (ordinal > int.MaxValue)
        {
            return _items.Count;
        }

        var index = _items.IndexOf((int)ordinal);
        return index < 0 ? ~index : index;
    }
}
