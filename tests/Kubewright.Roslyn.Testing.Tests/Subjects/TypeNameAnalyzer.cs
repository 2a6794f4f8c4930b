using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Reports types whose names start in lower case; a well-behaved analyzer.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeNameAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Named("KT0001", "Type '{0}' should start in upper case: '{1}'");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            static symbol =>
            {
                var name = symbol.Symbol.Name;
                if (char.IsAsciiLetterLower(name[0]))
                {
                    var locations = symbol.Symbol.Locations;
                    symbol.ReportDiagnostic(Diagnostic.Create(Descriptor, locations[0], locations.Skip(1), name, UpperCase(name)));
                }
            },
            SymbolKind.NamedType);
    }

    public static string UpperCase(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
