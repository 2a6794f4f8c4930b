using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Kubewright.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Benchmarks;

/// <summary>An edit in a file of a thousand lines, and the diagnostics that an editor asks for after it. What the rules add is the difference.</summary>
public class EditedFile
{
    private CSharpCompilation _compilation = null!;
    private SyntaxTree[] _versions = null!;
    private int _edit;

    [GlobalSetup]
    public void Setup()
    {
        var text = ManifestFile.Write("Web", 1000 / ManifestFile.LinesPerSet);
        _versions = [.. Enumerable.Range(1, 16).Select(i => Analysis.Parse("Web.cs", text.Replace("Replicas = 3", $"Replicas = {i}", StringComparison.Ordinal)))];
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
    public ImmutableArray<Diagnostic> Rules() => Analyze(new ManifestAnalyzer());

    /// <summary>What Roslyn does for any analyzer.</summary>
    [Benchmark(Baseline = true)]
    public ImmutableArray<Diagnostic> Roslyn() => Analyze(new NoAnalyzer());

    private ImmutableArray<Diagnostic> Analyze(DiagnosticAnalyzer analyzer)
    {
        var tree = _versions[++_edit % _versions.Length];
        var compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[0], tree);
        return Analysis.With(compilation, analyzer).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, default).GetAwaiter().GetResult();
    }
}
