namespace Kubewright.Runtime;

/// <summary>
/// The keys that an index files under one value: never none. One writer at a time, who puts what <see cref="With"/> and
/// <see cref="Without"/> give in the set's place; readers never lock, and may see a change that is being made.
/// </summary>
internal abstract class KeySet
{
    public abstract int Count { get; }

    /// <summary>The keys, in no order; not to be changed.</summary>
    public abstract ObjectKey[] Keys { get; }

    /// <summary>A set with one key, which is what most values have.</summary>
    public static KeySet Of(ObjectKey key) => new Single(key);

    /// <summary>The set with a key that was not in it.</summary>
    public abstract KeySet With(ObjectKey key);

    /// <summary>The set without a key that was in it; null for none left.</summary>
    public abstract KeySet? Without(ObjectKey key);

    private sealed class Single(ObjectKey only) : KeySet
    {
        public override int Count => 1;

        public override ObjectKey[] Keys => [only];

        public override KeySet With(ObjectKey key) => new KeyGroup([only, key]);

        public override KeySet? Without(ObjectKey key) => key == only ? null : this;
    }
}
