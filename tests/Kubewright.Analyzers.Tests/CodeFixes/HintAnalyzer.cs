using System.Collections.Immutable;
using Kubewright.Rules;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Analyzers.Tests;

/// <summary>Offers edits that no rule asks for yet, at the first argument <c>"web"</c>, until they are made.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public abstract class HintAnalyzer(FixEdit edit, string done) : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Descriptor = new("KW4001", "Hint", "Hint", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Report, SyntaxKind.StringLiteralExpression);
    }

    private void Report(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is LiteralExpressionSyntax { Token.ValueText: "web" } name
            && name.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { } property
            && property.ToString().Contains(done, StringComparison.Ordinal) != (edit is RemoveValueEdit) == false)
        {
            var fix = FixHintText.Write(new FixHint("Follow the hint", edit));
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, name.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add("fix", fix)));
        }
    }
}

public sealed class RemoveReplicas() : HintAnalyzer(new RemoveValueEdit("StatefulSet/web", "spec.replicas"), "Replicas");

public sealed class SetPartition() : HintAnalyzer(
    new SetValueEdit("StatefulSet/web", "spec.updateStrategy.rollingUpdate.partition", ScalarNode.Integer(2, Origin.None)), "Partition");

public sealed class SetPolicy() : HintAnalyzer(
    new SetValueEdit("StatefulSet/web", "spec.podManagementPolicy", ScalarNode.String("Parallel", Origin.None)), "Parallel");
