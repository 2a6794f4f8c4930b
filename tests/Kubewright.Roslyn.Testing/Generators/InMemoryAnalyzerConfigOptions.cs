using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Roslyn.Testing;

/// <summary>Options by key; keys do not differ by case, as in the compiler.</summary>
/// <param name="values">The values.</param>
public sealed class InMemoryAnalyzerConfigOptions(IEnumerable<KeyValuePair<string, string>> values) : AnalyzerConfigOptions
{
    private readonly ImmutableDictionary<string, string> _values = values.ToImmutableDictionary(KeyComparer);

    /// <summary>No options.</summary>
    public static InMemoryAnalyzerConfigOptions Empty { get; } = new([]);

    /// <inheritdoc/>
    public override IEnumerable<string> Keys => _values.Keys.Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);
}
