namespace Kubewright;

/// <summary>Makes maps for collection expressions.</summary>
public static class Map
{
    /// <summary>A map of <paramref name="entries"/>, which are copied.</summary>
    /// <typeparam name="T">The value type.</typeparam>
    /// <param name="entries">The entries in order.</param>
    /// <exception cref="ArgumentException">A key is given twice.</exception>
    public static Map<T> Create<T>(ReadOnlySpan<(string Key, T Value)> entries) => entries.IsEmpty ? Map<T>.Empty : new Map<T>([.. entries]);
}
