using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Roslyn.Testing;

/// <summary>Analyzer options for a generator: build properties for all, and options of single files.</summary>
public sealed class InMemoryAnalyzerConfigOptionsProvider : AnalyzerConfigOptionsProvider
{
    private readonly ImmutableDictionary<string, InMemoryAnalyzerConfigOptions> _ofFiles;

    private InMemoryAnalyzerConfigOptionsProvider(
        InMemoryAnalyzerConfigOptions globalOptions,
        ImmutableDictionary<string, InMemoryAnalyzerConfigOptions> ofFiles)
    {
        GlobalOptions = globalOptions;
        _ofFiles = ofFiles;
    }

    /// <summary>No options at all.</summary>
    public static InMemoryAnalyzerConfigOptionsProvider Empty { get; }
        = new(InMemoryAnalyzerConfigOptions.Empty, ImmutableDictionary.Create<string, InMemoryAnalyzerConfigOptions>(StringComparer.Ordinal));

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions { get; }

    /// <summary>The options with these global ones, such as <c>build_property.Name</c>.</summary>
    /// <param name="values">Key and value each.</param>
    public InMemoryAnalyzerConfigOptionsProvider WithGlobalOptions(params (string Key, string Value)[] values)
        => new(Options(values), _ofFiles);

    /// <summary>The options with these for one file, such as <c>build_metadata.AdditionalFiles.Name</c>.</summary>
    /// <param name="path">The file name; without a folder it is in <c>/0/</c>.</param>
    /// <param name="values">Key and value each.</param>
    public InMemoryAnalyzerConfigOptionsProvider WithFileOptions(string path, params (string Key, string Value)[] values)
        => new((InMemoryAnalyzerConfigOptions)GlobalOptions, _ofFiles.SetItem(TestPaths.Normalize(path), Options(values)));

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => OfFile(tree.FilePath);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => OfFile(textFile.Path);

    private InMemoryAnalyzerConfigOptions OfFile(string path)
        => _ofFiles.GetValueOrDefault(TestPaths.Normalize(path), InMemoryAnalyzerConfigOptions.Empty);

    private static InMemoryAnalyzerConfigOptions Options((string Key, string Value)[] values)
        => new(values.Select(static value => KeyValuePair.Create(value.Key, value.Value)));
}
