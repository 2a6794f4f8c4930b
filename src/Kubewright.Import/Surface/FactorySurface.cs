using System.Collections.Immutable;

namespace Kubewright.Import;

/// <summary>A static method that makes a record of one sort: <c>Volume.EmptyDir("tmp")</c>.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Choice">The member that makes the sort.</param>
/// <param name="Parameters">The parameters without the one that configures.</param>
internal sealed record FactorySurface(string Name, string Choice, ImmutableArray<ParameterSurface> Parameters);
