using System.Collections.Immutable;
using Kubewright.Rules.Cases;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Analyzers.Tests;

/// <summary>Runs the analyzer on programs.</summary>
internal static class Analysis
{
    /// <summary>The diagnostics of the whole program, by file and place, with the settings of a case if one is given. An exception in the analyzer fails the test.</summary>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(Compilation compilation, RuleCase? settings = null)
    {
        var diagnostics = await With(compilation, settings).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(diagnostics, static diagnostic => diagnostic.Id == "AD0001");
        return [.. diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(static diagnostic => diagnostic.Location.SourceSpan)];
    }

    /// <summary>What an editor that shows one document asks for.</summary>
    public static Task<ImmutableArray<Diagnostic>> RunOnDocumentAsync(Compilation compilation, int document) =>
        With(compilation).GetAnalyzerSemanticDiagnosticsAsync(
            compilation.GetSemanticModel(compilation.SyntaxTrees.ElementAt(document)), null, TestContext.Current.CancellationToken);

    private static CompilationWithAnalyzers With(Compilation compilation, RuleCase? settings = null) => compilation.WithAnalyzers(
        [new ManifestAnalyzer()],
        new CompilationWithAnalyzersOptions(settings is null ? new AnalyzerOptions([]) : CaseSettings.Of(settings), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
}
