using System.Collections;
using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>The objects of one kind in a snapshot, ordered by namespace and name. Immutable; counting costs nothing.</summary>
/// <typeparam name="T">The kind.</typeparam>
public readonly struct ObjectList<T> : IReadOnlyCollection<T>
    where T : class, IKubernetesObject
{
    private readonly ImmutableSortedDictionary<ObjectKey, IKubernetesObject>? _objects;

    /// <summary>Which of the objects; null for all.</summary>
    private readonly ImmutableSortedSet<ObjectKey>? _keys;

    internal ObjectList(ImmutableSortedDictionary<ObjectKey, IKubernetesObject>? objects, ImmutableSortedSet<ObjectKey>? keys = null)
    {
        _objects = objects;
        _keys = keys;
    }

    /// <inheritdoc/>
    public int Count => _keys?.Count ?? _objects?.Count ?? 0;

    /// <summary>Whether an object with this key is in the list.</summary>
    public bool Contains(ObjectKey key) => _keys?.Contains(key) ?? _objects?.ContainsKey(key) ?? false;

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        if (_objects is null)
        {
            yield break;
        }

        if (_keys is not null)
        {
            foreach (var key in _keys)
            {
                yield return (T)_objects[key];
            }

            yield break;
        }

        foreach (var entry in _objects)
        {
            yield return (T)entry.Value;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
