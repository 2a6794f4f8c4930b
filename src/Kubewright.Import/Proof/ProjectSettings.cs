using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Import;

/// <summary>What a project file would say to a generator.</summary>
/// <param name="ns">The root namespace, in which the types of the user's own kinds are; null for none.</param>
internal sealed class ProjectSettings(string? ns) : AnalyzerConfigOptionsProvider
{
    private static readonly Values Schema = new(new Dictionary<string, string> { ["build_metadata.AdditionalFiles.KubewrightSchema"] = "true" });

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(ns is null ? [] : new Dictionary<string, string> { ["build_property.RootNamespace"] = ns });

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Schema;

    private sealed class Values(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        private readonly FrozenDictionary<string, string> _values = values.ToFrozenDictionary(KeyComparer);

        /// <inheritdoc/>
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);
    }
}
