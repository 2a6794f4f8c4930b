using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Kubewright;

/// <summary>
/// An immutable map with text keys. It keeps the order in which entries were added, so that its text is stable; two maps
/// are equal when their entries are, in any order. Keys are compared by their exact characters.
/// </summary>
/// <typeparam name="T">The value type, itself compared by value.</typeparam>
[CollectionBuilder(typeof(Map), nameof(Map.Create))]
public class Map<T> : IReadOnlyCollection<(string Key, T Value)>, IEquatable<Map<T>>
{
    private const int LinearSearchLimit = 8;

    private readonly ImmutableArray<(string Key, T Value)> _entries;
    private readonly Dictionary<string, int>? _index;

    internal Map(ImmutableArray<(string Key, T Value)> entries)
    {
        _entries = entries;
        if (entries.Length > LinearSearchLimit)
        {
            _index = new Dictionary<string, int>(entries.Length, StringComparer.Ordinal);
        }

        for (var i = 0; i < entries.Length; i++)
        {
            var key = entries[i].Key;
            ArgumentNullException.ThrowIfNull(key, nameof(entries));
            if (_index is null ? Find(key) < i : !_index.TryAdd(key, i))
            {
                throw new ArgumentException($"The key '{key}' is given twice, but a map holds one value for a key. Remove one of them.", nameof(entries));
            }
        }
    }

    /// <summary>The map without entries.</summary>
    public static Map<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _entries.Length;

    /// <summary>The keys in the order they were added.</summary>
    public IEnumerable<string> Keys => _entries.Select(static entry => entry.Key);

    /// <summary>The values in the order they were added.</summary>
    public IEnumerable<T> Values => _entries.Select(static entry => entry.Value);

    /// <summary>The entries in the order they were added.</summary>
    private protected ImmutableArray<(string Key, T Value)> Entries => _entries;

    /// <summary>The value of a key; the type's default (null, zero) when there is none.</summary>
    /// <param name="key">The key.</param>
    public T? this[string key] => TryGetValue(key, out var value) ? value : default;

    /// <summary>Whether there is an entry with this key.</summary>
    /// <param name="key">The key.</param>
    public bool ContainsKey(string key) => Find(key) >= 0;

    /// <summary>Looks up a value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value; the type's default when there is none.</param>
    /// <returns>Whether there is an entry with this key.</returns>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var position = Find(key);
        value = position < 0 ? default : _entries[position].Value;
        return position >= 0;
    }

    /// <summary>The map with one entry set: replaced where it stands, or added at the end.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public virtual Map<T> With(string key, T value) => new(Set(key, value));

    /// <summary>The map without one entry; the same map when there is none with this key.</summary>
    /// <param name="key">The key.</param>
    public virtual Map<T> Without(string key) => Find(key) is var position and >= 0 ? new Map<T>(_entries.RemoveAt(position)) : this;

    /// <summary>Enumerates the entries in the order they were added.</summary>
    public ImmutableArray<(string Key, T Value)>.Enumerator GetEnumerator() => _entries.GetEnumerator();

    IEnumerator<(string Key, T Value)> IEnumerable<(string Key, T Value)>.GetEnumerator() => ((IEnumerable<(string, T)>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_entries).GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Map<T>? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || other.Count != Count)
        {
            return false;
        }

        foreach (var (key, value) in _entries)
        {
            if (!other.TryGetValue(key, out var match) || !EqualityComparer<T>.Default.Equals(value, match))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Map<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // A sum, because the order of entries must not count.
        var sum = Count;
        foreach (var (key, value) in _entries)
        {
            sum = unchecked(sum + HashCode.Combine(key, value));
        }

        return sum;
    }

    /// <summary>The entries as <c>key=value</c>, separated by commas.</summary>
    public override string ToString() => string.Join(",", _entries.Select(static entry => entry.Key + "=" + entry.Value));

    /// <summary>A map of the entries of a dictionary, which is copied.</summary>
    /// <param name="entries">The entries.</param>
    public static implicit operator Map<T>(Dictionary<string, T> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return new Map<T>([.. entries.Select(static entry => (entry.Key, entry.Value))]);
    }

    /// <summary>Whether both have equal entries, in any order.</summary>
    public static bool operator ==(Map<T>? left, Map<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether an entry differs.</summary>
    public static bool operator !=(Map<T>? left, Map<T>? right) => !(left == right);

    /// <summary>The entries with one of them set.</summary>
    private protected ImmutableArray<(string Key, T Value)> Set(string key, T value) =>
        Find(key) is var position and >= 0 ? _entries.SetItem(position, (key, value)) : _entries.Add((key, value));

    /// <summary>The position of a key; -1 when there is none.</summary>
    private protected int Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_index is not null)
        {
            return _index.TryGetValue(key, out var position) ? position : -1;
        }

        for (var i = 0; i < _entries.Length; i++)
        {
            if (string.Equals(_entries[i].Key, key, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
