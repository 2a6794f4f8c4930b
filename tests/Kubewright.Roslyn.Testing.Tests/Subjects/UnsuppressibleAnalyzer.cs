using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Reports every type at a location without syntax tree, so that no pragma silences it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsuppressibleAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Named("KT0006", "Type");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            static symbol =>
            {
                var location = symbol.Symbol.Locations[0];
                var bare = Location.Create(location.SourceTree!.FilePath, location.SourceSpan, location.GetLineSpan().Span);
                symbol.ReportDiagnostic(Diagnostic.Create(Descriptor, bare));
            },
            SymbolKind.NamedType);
    }
}
