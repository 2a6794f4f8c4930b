using System.Collections;
using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>The objects of one kind in a snapshot, ordered by namespace and name. Immutable; counting costs nothing.</summary>
/// <typeparam name="T">The kind.</typeparam>
public readonly struct ObjectList<T> : IReadOnlyCollection<T>
    where T : class, IKubernetesObject
{
    private readonly ImmutableSortedDictionary<ObjectKey, IKubernetesObject>? _objects;

    internal ObjectList(ImmutableSortedDictionary<ObjectKey, IKubernetesObject>? objects) => _objects = objects;

    /// <inheritdoc/>
    public int Count => _objects?.Count ?? 0;

    /// <summary>Whether an object with this key is in the list.</summary>
    public bool Contains(ObjectKey key) => _objects is not null && _objects.ContainsKey(key);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        if (_objects is null)
        {
            yield break;
        }

        foreach (var entry in _objects)
        {
            yield return (T)entry.Value;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
