namespace Kubewright.Import;

/// <summary>An object and the member that will give it.</summary>
/// <param name="Source">The object.</param>
/// <param name="Class">The class.</param>
/// <param name="Member">The member.</param>
internal sealed record PlannedObject(SourceObject Source, string Class, string Member)
{
    /// <summary>The type of the member.</summary>
    public Type Type => Source.Typed.GetType();
}
