using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Two rules: a field is information, and off by default; a property is an error.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TwoRulesAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Field = Rule.Named("KT0002", "Field", DiagnosticSeverity.Info, isEnabledByDefault: false);
    public static readonly DiagnosticDescriptor Property = Rule.Named("KT0003", "Property", DiagnosticSeverity.Error);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Field, Property];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(static node => node.ReportDiagnostic(Diagnostic.Create(Field, node.Node.GetLocation())), SyntaxKind.FieldDeclaration);
        context.RegisterSyntaxNodeAction(
            static node => node.ReportDiagnostic(Diagnostic.Create(Property, ((PropertyDeclarationSyntax)node.Node).Identifier.GetLocation())),
            SyntaxKind.PropertyDeclaration);
    }
}
