using System.Collections.Immutable;

namespace Kubewright.Rules;

/// <summary>How two objects compare.</summary>
/// <param name="Differences">Where they certainly differ, in the order of the schema.</param>
/// <param name="IsCertain">Whether everything else is certainly equal.</param>
public sealed record Comparison(ImmutableArray<NodeDifference> Differences, bool IsCertain)
{
    /// <summary>Whether the objects mean the same to the API server; null when nobody can say.</summary>
    public bool? AreEqual => !Differences.IsEmpty ? false : IsCertain ? true : null;
}
