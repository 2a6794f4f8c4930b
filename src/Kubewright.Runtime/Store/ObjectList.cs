using System.Collections;

namespace Kubewright.Runtime;

/// <summary>The objects of one kind in a snapshot, ordered by namespace and name. Immutable; counting costs nothing.</summary>
/// <typeparam name="T">The kind.</typeparam>
public readonly struct ObjectList<T> : IReadOnlyCollection<T>
    where T : class, IKubernetesObject
{
    private readonly ClusterSnapshot? _snapshot;
    private readonly string _kind;

    /// <summary>The index that says which of the objects; null for all.</summary>
    private readonly SnapshotIndex? _index;
    private readonly string _value;

    internal ObjectList(ClusterSnapshot snapshot, string kind, SnapshotIndex? index = null, string value = "")
    {
        _snapshot = snapshot;
        _kind = kind;
        _index = index;
        _value = value;
    }

    /// <inheritdoc/>
    public int Count => _snapshot?.CountOf(_kind, _index, _value) ?? 0;

    /// <summary>Whether an object with this key is in the list.</summary>
    public bool Contains(ObjectKey key) =>
        key.Kind == _kind && _snapshot?.Find(key) is { } obj && (_index is null || _index.ValuesOf(obj).Contains(_value));

    /// <summary>Enumerates the objects in order.</summary>
    public Enumerator GetEnumerator() => new(Items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => Items.Cast<T>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Items.GetEnumerator();

    private IKubernetesObject[] Items => _snapshot?.ListOf(_kind, _index, _value) ?? [];

    /// <summary>Goes through a list.</summary>
    public struct Enumerator
    {
        private readonly IKubernetesObject[] _items;
        private int _at;

        internal Enumerator(IKubernetesObject[] items)
        {
            _items = items;
            _at = -1;
        }

        /// <summary>The object it is at.</summary>
        public readonly T Current => (T)_items[_at];

        /// <summary>Goes to the next object.</summary>
        /// <returns>Whether there is one.</returns>
        public bool MoveNext() => ++_at < _items.Length;
    }
}
