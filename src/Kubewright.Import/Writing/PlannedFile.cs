using System.Collections.Immutable;

namespace Kubewright.Import;

/// <summary>A YAML text and the class that it becomes.</summary>
/// <param name="Source">The text.</param>
/// <param name="Class">The class.</param>
/// <param name="ManifestName">What the attribute says of the YAML file's name; null when the class says it.</param>
/// <param name="Objects">The objects in order.</param>
/// <param name="Types">How types are named.</param>
/// <param name="Names">The names that are taken in the class.</param>
internal sealed record PlannedFile(
    SourceFile Source, string Class, string? ManifestName, ImmutableArray<PlannedObject> Objects, TypeNames Types, MemberNames Names);
