using Kubewright.Schema;

namespace Kubewright;

/// <summary>A place in an object that was built in memory.</summary>
/// <param name="Path">The path in the object, for example <c>spec.template.spec.containers[0].image</c>; empty for the object itself.</param>
public sealed record ObjectOrigin(string Path) : Origin
{
    /// <inheritdoc/>
    public override string ToString() => Path;
}
