namespace Kubewright;

/// <summary>Makes lists for collection expressions.</summary>
public static class ValueList
{
    /// <summary>A list of <paramref name="items"/>, which are copied.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="items">The items in order.</param>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ValueList<T>.Empty : new ValueList<T>([.. items]);
}
