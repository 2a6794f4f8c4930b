namespace Kubewright.Rules.Views;

/// <summary>An entry of a map.</summary>
/// <typeparam name="T">What a value is read as.</typeparam>
/// <param name="key">The key.</param>
/// <param name="value">The value.</param>
// A class, as all views are: the framework's code over classes is compiled beforehand, over pairs it is not.
public sealed class MapEntry<T>(string key, T value)
{
    /// <summary>The key.</summary>
    public string Key { get; } = key;

    /// <summary>The value.</summary>
    public T Value { get; } = value;

    /// <summary>Takes the entry apart.</summary>
    public void Deconstruct(out string key, out T value) => (key, value) = (Key, Value);
}
