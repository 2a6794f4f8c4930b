namespace Kubewright.Runtime;

/// <summary>
/// Values that were made lately, of which equal ones become one object: thousands of pods that were started at one instant
/// say the same in most of their parts. Safe to use from several threads; what two of them make at once may stay two.
/// </summary>
/// <typeparam name="T">Immutable values.</typeparam>
/// <param name="capacity">How many are remembered at most: of those with one remainder the latest.</param>
/// <param name="comparer">Says which are equal; null for what they say themselves.</param>
internal sealed class RecentValues<T>(int capacity, IEqualityComparer<T>? comparer = null)
    where T : class
{
    private readonly IEqualityComparer<T> _comparer = comparer ?? EqualityComparer<T>.Default;
    private readonly T?[] _values = new T?[capacity];

    /// <summary>The value, or one that equals it and was made before.</summary>
    public T Share(T value)
    {
        ref var known = ref _values[(uint)_comparer.GetHashCode(value) % (uint)_values.Length];
        if (known is { } earlier && _comparer.Equals(earlier, value))
        {
            return earlier;
        }

        known = value;
        return value;
    }
}
