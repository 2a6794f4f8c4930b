namespace Kubewright;

/// <summary>Something that others refer to by its name.</summary>
public interface INamed
{
    /// <summary>The name; null while none was given.</summary>
    string? Name { get; }
}
