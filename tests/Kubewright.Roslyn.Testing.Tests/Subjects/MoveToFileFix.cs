using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Moves a type into a file of its own, with the right name.</summary>
public sealed class MoveToFileFix : TypeNameFix
{
    public override FixAllProvider? GetFixAllProvider() => null;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(
            CodeAction.Create(
                "Move",
                async cancel =>
                {
                    var root = (await context.Document.GetSyntaxRootAsync(cancel))!;
                    var type = root.FindToken(context.Span.Start).Parent!.FirstAncestorOrSelf<ClassDeclarationSyntax>()!;
                    var name = TypeNameAnalyzer.UpperCase(type.Identifier.Text);
                    return context.Document
                        .WithSyntaxRoot(root.RemoveNode(type, SyntaxRemoveOptions.KeepNoTrivia)!)
                        .Project.AddDocument(name + ".cs", SourceText.From($"class {name};\n")).Project.Solution;
                },
                "Move"),
            context.Diagnostics);
        return Task.CompletedTask;
    }
}
