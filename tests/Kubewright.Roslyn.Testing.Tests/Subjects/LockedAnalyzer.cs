using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Reports fields with a rule that nothing can silence, and methods with an ordinary one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockedAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Field = new(
        "KT0011", "Test subject", "Field", "Testing", DiagnosticSeverity.Error, isEnabledByDefault: true, customTags: WellKnownDiagnosticTags.NotConfigurable);

    private static readonly DiagnosticDescriptor Method = Rule.Named("KT0012", "Method");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Field, Method];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(static node => node.ReportDiagnostic(Diagnostic.Create(Field, node.Node.GetLocation())), SyntaxKind.FieldDeclaration);
        context.RegisterSyntaxNodeAction(static node => node.ReportDiagnostic(Diagnostic.Create(Method, node.Node.GetLocation())), SyntaxKind.MethodDeclaration);
    }
}
