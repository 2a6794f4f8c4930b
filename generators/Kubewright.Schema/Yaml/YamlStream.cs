using System.Collections.Immutable;

namespace Kubewright.Schema;

/// <summary>A YAML or JSON text read into nodes: the documents before the first syntax error, and what was wrong.</summary>
/// <param name="Documents">The documents that could be read; empty ones are left out.</param>
/// <param name="Problems">Syntax errors, duplicate keys and exceeded limits.</param>
public sealed record YamlStream(ImmutableArray<YamlDocument> Documents, ImmutableArray<YamlProblem> Problems)
{
    /// <summary>How many nodes aliases added by repetition; see <see cref="YamlLimits.MaxAliasedNodes"/>.</summary>
    public int AliasedNodes { get; init; }
}
