namespace Kubewright.Rules.Views;

/// <summary>The name of another object.</summary>
/// <param name="Name">The name; it may be empty.</param>
/// <param name="IsExternal">Whether another project owns the object, so that nobody looks for it in the manifest set.</param>
public readonly record struct NameReference(string Name, bool IsExternal)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
