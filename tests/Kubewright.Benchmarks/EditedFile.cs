using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Kubewright.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Benchmarks;

/// <summary>
/// One edit in one set of a file of a thousand lines, and the diagnostics that an editor asks for after it, of an analyzer
/// that has seen the file before. What the rules add is the difference.
/// </summary>
public class EditedFile
{
    private readonly ManifestAnalyzer _rules = new();
    private readonly NoAnalyzer _none = new();
    private CSharpCompilation _compilation = null!;
    private SyntaxTree[] _versions = null!;
    private int _edit;

    [GlobalSetup]
    public void Setup()
    {
        var text = ManifestFile.Write("Web", 1000 / ManifestFile.LinesPerSet);
        var edited = text.IndexOf("Replicas = 3", text.Length / 2, StringComparison.Ordinal);
        _versions = [.. Enumerable.Range(1, 16).Select(i => Analysis.Parse("Web.cs", text.Remove(edited, "Replicas = 3".Length).Insert(edited, $"Replicas = {i}")))];
        _compilation = Analysis.Compile([_versions[0]]);

        // An editor has run for a while; what is measured is code that the runtime has optimized.
        for (var i = 0; i < 40; i++)
        {
            Rules();
            Roslyn();
        }
    }

    /// <summary>The rules and what Roslyn does for them.</summary>
    [Benchmark]
    public ImmutableArray<Diagnostic> Rules() => Analyze(_rules);

    /// <summary>What Roslyn does for any analyzer.</summary>
    [Benchmark(Baseline = true)]
    public ImmutableArray<Diagnostic> Roslyn() => Analyze(_none);

    private ImmutableArray<Diagnostic> Analyze(DiagnosticAnalyzer analyzer)
    {
        var tree = _versions[++_edit % _versions.Length];
        var compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[0], tree);
        return Analysis.With(compilation, analyzer).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, default).GetAwaiter().GetResult();
    }
}
