using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kubewright;

/// <summary>An immutable list that is equal to another when its items are, in the same order.</summary>
/// <typeparam name="T">The item type, itself compared by value.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly ImmutableArray<T> _items;

    internal ValueList(ImmutableArray<T> items) => _items = items;

    /// <summary>The list without items.</summary>
    public static ValueList<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>The list with one more item at the end.</summary>
    /// <param name="item">The item.</param>
    public ValueList<T> Add(T item) => new(_items.Add(item));

    /// <summary>The list with more items at the end.</summary>
    /// <param name="items">The items.</param>
    public ValueList<T> AddRange(IEnumerable<T> items) => new(_items.AddRange(items));

    /// <summary>The list with one item replaced.</summary>
    /// <param name="index">The position, from 0.</param>
    /// <param name="item">The new item.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public ValueList<T> SetItem(int index, T item) => new(_items.SetItem(index, item));

    /// <summary>The list without one item.</summary>
    /// <param name="index">The position, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public ValueList<T> RemoveAt(int index) => new(_items.RemoveAt(index));

    /// <summary>The list with every item converted; the same list when no item changed.</summary>
    /// <param name="convert">Gives the new item.</param>
    public ValueList<T> ConvertAll(Func<T, T> convert)
    {
        ArgumentNullException.ThrowIfNull(convert);
        var converted = new T[_items.Length];
        var isSame = true;
        for (var i = 0; i < converted.Length; i++)
        {
            converted[i] = convert(_items[i]);
            isSame &= typeof(T).IsValueType ? EqualityComparer<T>.Default.Equals(converted[i], _items[i]) : ReferenceEquals(converted[i], _items[i]);
        }

        return isSame ? this : new ValueList<T>(ImmutableCollectionsMarshal.AsImmutableArray(converted));
    }

    /// <summary>Whether an item equals this one.</summary>
    /// <param name="item">The item to look for.</param>
    public bool Contains(T item) => _items.Contains(item);

    /// <summary>The items as a span, without a copy.</summary>
    public ReadOnlySpan<T> AsSpan() => _items.AsSpan();

    /// <summary>Enumerates the items in order.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_items).GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        return other is not null && _items.AsSpan().SequenceEqual(other._items.AsSpan(), EqualityComparer<T>.Default);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>The items in brackets.</summary>
    public override string ToString() => "[" + string.Join(", ", _items) + "]";

    /// <summary>A list of the items of an array, which is copied.</summary>
    /// <param name="items">The items.</param>
    public static implicit operator ValueList<T>(T[] items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return ValueList.Create<T>(items);
    }

    /// <summary>A list of the items of another list, which is copied.</summary>
    /// <param name="items">The items.</param>
    public static implicit operator ValueList<T>(List<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new ValueList<T>([.. items]);
    }

    /// <summary>Whether both have equal items in the same order.</summary>
    public static bool operator ==(ValueList<T>? left, ValueList<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the items or their order differ.</summary>
    public static bool operator !=(ValueList<T>? left, ValueList<T>? right) => !(left == right);
}
