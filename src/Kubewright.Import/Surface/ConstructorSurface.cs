using System.Collections.Immutable;

namespace Kubewright.Import;

/// <summary>A constructor that takes what identifies a record.</summary>
/// <param name="Parameters">Its parameters.</param>
internal sealed record ConstructorSurface(ImmutableArray<ParameterSurface> Parameters);
