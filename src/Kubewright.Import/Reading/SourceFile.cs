using System.Collections.Immutable;

namespace Kubewright.Import;

/// <summary>A YAML text, read.</summary>
/// <param name="Name">The file as the user named it; <c>-</c> for standard input.</param>
/// <param name="Objects">The objects in order.</param>
internal sealed record SourceFile(string Name, ImmutableArray<SourceObject> Objects);
