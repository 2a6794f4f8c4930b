using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Throws on every type.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThrowingAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Named("KT0004", "Never reported");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(ThrowOnSymbol, SymbolKind.NamedType);
    }

    private static void ThrowOnSymbol(SymbolAnalysisContext context)
        => throw new InvalidOperationException($"Cannot analyze {context.Symbol.Name}.");
}
