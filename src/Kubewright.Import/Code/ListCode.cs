using System.Collections.Immutable;

namespace Kubewright.Import;

/// <summary>A collection expression.</summary>
/// <param name="Items">The items.</param>
internal sealed record ListCode(ImmutableArray<CodeEntry> Items) : CodeNode;
