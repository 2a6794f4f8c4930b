using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Benchmarks;

/// <summary>Finds nothing: what Roslyn takes for itself.</summary>
#pragma warning disable RS1001 // Only the benchmark runs it.
internal sealed class NoAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1001
{
    private static readonly DiagnosticDescriptor Nothing = new("X", "X", "X", "X", DiagnosticSeverity.Info, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Nothing];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSemanticModelAction(static _ => { });
    }
}
