using System.Collections.Immutable;
using Kubewright.Rules;
using Kubewright.Rules.Cases;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Analyzers.Tests;

/// <summary>Runs the analyzer on programs.</summary>
internal static class Analysis
{
    /// <summary>The rules that tests of the analyzer itself make mistakes for.</summary>
    private static readonly string[] Rules = ["KW1001", "KW2001", "KW2002", "KW2003", "KW4001", "KW9005"];

    /// <summary>All others: small programs break many of them.</summary>
    public static ImmutableHashSet<string> OtherRules { get; } = [.. RuleCatalog.Descriptors.Select(static rule => rule.Id).Except(Rules)];

    /// <summary>The diagnostics of the whole program, by file and place, with the settings of a case if one is given. An exception in the analyzer fails the test.</summary>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(Compilation compilation, RuleCase? settings = null)
    {
        var diagnostics = await With(compilation, settings).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(diagnostics, static diagnostic => diagnostic.Id == "AD0001");
        return [.. diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(static diagnostic => diagnostic.Location.SourceSpan)];
    }

    /// <summary>What an editor that shows one document asks for.</summary>
    public static Task<ImmutableArray<Diagnostic>> RunOnDocumentAsync(Compilation compilation, int document)
    {
        var analysis = With(compilation);
        return analysis.GetAnalyzerSemanticDiagnosticsAsync(
            analysis.Compilation.GetSemanticModel(analysis.Compilation.SyntaxTrees.ElementAt(document)), null, TestContext.Current.CancellationToken);
    }

    /// <summary>The compilation with the rules turned off that a case is not about; without a case, those that the tests of the analyzer itself are not about.</summary>
    public static Compilation Only(Compilation compilation, RuleCase? item = null) => compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
        (item?.Options.Disabled ?? OtherRules).Select(static id => KeyValuePair.Create(id, ReportDiagnostic.Suppress))));

    /// <summary>Everything that one analyzer, which may have seen other versions of the program, says about it under every rule: whatever a user can see of it.</summary>
    public static async Task<ImmutableArray<string>> DescribeAsync(ManifestAnalyzer analyzer, Compilation compilation)
    {
        var options = compilation.Options.WithSpecificDiagnosticOptions(RuleCatalog.Descriptors.Select(static rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Warn)));
        var diagnostics = await compilation.WithOptions(options)
            .WithAnalyzers([analyzer], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return
        [
            .. diagnostics
                .Select(static diagnostic => string.Join(" | ", [diagnostic.ToString(), diagnostic.Location.SourceSpan, .. diagnostic.AdditionalLocations, .. diagnostic.Properties.OrderBy(static pair => pair.Key, StringComparer.Ordinal)]))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static CompilationWithAnalyzers With(Compilation compilation, RuleCase? settings = null) => Only(compilation, settings).WithAnalyzers(
        [new ManifestAnalyzer()],
        new CompilationWithAnalyzersOptions(settings is null ? new AnalyzerOptions([]) : CaseSettings.Of(settings), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
}
