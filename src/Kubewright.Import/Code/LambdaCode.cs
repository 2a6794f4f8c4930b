using System.Collections.Immutable;

namespace Kubewright.Import;

/// <summary>A lambda that calls one builder method after the other.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Steps">The calls.</param>
internal sealed record LambdaCode(string Parameter, ImmutableArray<CodeEntry> Steps) : CodeNode;
