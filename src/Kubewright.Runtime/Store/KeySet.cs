namespace Kubewright.Runtime;

/// <summary>
/// The keys that an index files under one value: never none, and one nearly always. One writer at a time, who puts what
/// <see cref="With"/> gives in the set's place; readers never lock, and may see a change that is being made.
/// </summary>
internal readonly struct KeySet
{
    private readonly ObjectKey _only;

    /// <summary>The keys, which change in place; null for the only one.</summary>
    private readonly KeyGroup? _several;

    /// <summary>A set with one key.</summary>
    public KeySet(ObjectKey only) => _only = only;

    private KeySet(KeyGroup several) => _several = several;

    public int Count => _several?.Count ?? 1;

    /// <summary>The only key; null for several.</summary>
    public ObjectKey? Only => _several is null ? _only : null;

    /// <summary>The keys, in no order; not to be changed.</summary>
    public ObjectKey[] Keys => _several?.Keys ?? [_only];

    /// <summary>Whether it needs not be put in the place of another, since both are one group that has changed.</summary>
    public bool IsGroupOf(KeySet other) => _several is not null && ReferenceEquals(_several, other._several);

    /// <summary>The set with a key that was not in it.</summary>
    public KeySet With(ObjectKey key)
    {
        if (_several is null)
        {
            return new KeySet(new KeyGroup([_only, key]));
        }

        _several.Add(key);
        return this;
    }

    /// <summary>Takes out a key that was in it.</summary>
    /// <returns>Whether any is left.</returns>
    public bool Remove(ObjectKey key)
    {
        if (_several is null)
        {
            return key != _only;
        }

        _several.Remove(key);
        return _several.Count > 0;
    }
}
