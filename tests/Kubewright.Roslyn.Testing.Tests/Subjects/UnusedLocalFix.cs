using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Removes an unused local variable, a diagnostic of the compiler.</summary>
public sealed class UnusedLocalFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["CS0168"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(
            CodeAction.Create(
                "Remove",
                async cancel =>
                {
                    var root = (await context.Document.GetSyntaxRootAsync(cancel))!;
                    var statement = root.FindToken(context.Span.Start).Parent!.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()!;
                    return context.Document.WithSyntaxRoot(root.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia)!);
                },
                "Remove"),
            context.Diagnostics);
        return Task.CompletedTask;
    }
}
