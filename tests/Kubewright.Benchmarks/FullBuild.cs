using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Kubewright.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Benchmarks;

/// <summary>What a full build asks of the compiler about a project of many sets, ten to a file. What the rules add is the difference.</summary>
public class FullBuild
{
    private CSharpCompilation _compilation = null!;

    /// <summary>How many sets the project has; each has a Service of its own.</summary>
    [Params(100, 1000)]
    public int Sets { get; set; }

    /// <summary>How the sets are written.</summary>
    [Params(ManifestShape.Computed, ManifestShape.Tutorial)]
    public ManifestShape Shape { get; set; }

    [GlobalSetup]
    public void Setup() =>
        _compilation = Analysis.Compile([.. Enumerable.Range(0, Sets / 10).Select(i => Analysis.Parse($"File{i}.cs", ManifestFile.Write($"File{i}", 10, Shape)))]);

    /// <summary>With the rules.</summary>
    [Benchmark]
    public ImmutableArray<Diagnostic> Rules() => Analyze(new ManifestAnalyzer());

    /// <summary>Without them.</summary>
    [Benchmark(Baseline = true)]
    public ImmutableArray<Diagnostic> Roslyn() => Analyze(new NoAnalyzer());

    private ImmutableArray<Diagnostic> Analyze(DiagnosticAnalyzer analyzer) =>
        Analysis.With(_compilation.Clone(), analyzer).GetAllDiagnosticsAsync().GetAwaiter().GetResult();
}
