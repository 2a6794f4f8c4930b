namespace Kubewright;

/// <summary>
/// The name of a <typeparamref name="T"/>, given by the object itself or by its name. Kubernetes stores the name alone,
/// so two references are equal when their names are.
/// </summary>
/// <typeparam name="T">What is referred to.</typeparam>
public readonly struct Ref<T> : IEquatable<Ref<T>>
    where T : class, INamed
{
    private readonly string? _name;

    /// <summary>Refers to the object named <paramref name="name"/>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isExternal">Whether another project owns the object, so that nobody looks for it among these manifests.</param>
    public Ref(string name, bool isExternal = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        _name = name;
        IsExternal = isExternal;
    }

    /// <summary>The name; empty for the default value.</summary>
    public string Name => _name ?? "";

    /// <summary>Whether another project owns the object, so that nobody looks for it among these manifests.</summary>
    public bool IsExternal { get; }

    /// <summary>Whether no name was given at all.</summary>
    internal bool IsUnset => _name is null;

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <inheritdoc/>
    public bool Equals(Ref<T> other) => string.Equals(Name, other.Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Ref<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Name, StringComparison.Ordinal);

    /// <summary>Refers to an object by its name.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator Ref<T>(string name) => new(name);

    /// <summary>Refers to an object.</summary>
    /// <param name="value">The object; it must have a name.</param>
    /// <exception cref="ArgumentException">The object has no name yet.</exception>
    public static implicit operator Ref<T>(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Name is { } name
            ? new Ref<T>(name)
            : throw new ArgumentException($"This {typeof(T).Name} has no name, so nothing can refer to it. Give it a name.", nameof(value));
    }

    /// <summary>Whether the names are equal.</summary>
    public static bool operator ==(Ref<T> left, Ref<T> right) => left.Equals(right);

    /// <summary>Whether the names differ.</summary>
    public static bool operator !=(Ref<T> left, Ref<T> right) => !left.Equals(right);
}
