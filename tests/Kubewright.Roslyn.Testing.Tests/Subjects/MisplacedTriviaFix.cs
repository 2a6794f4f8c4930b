using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Nearly right: gives the name a comment on the next line, which the parser gives to the token after it.</summary>
public sealed class MisplacedTriviaFix : TypeNameFix
{
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(
            CodeAction.Create(
                "Comment",
                async cancel =>
                {
                    var root = (await context.Document.GetSyntaxRootAsync(cancel))!;
                    var name = root.FindToken(context.Span.Start);
                    var upper = SyntaxFactory.Identifier(TypeNameAnalyzer.UpperCase(name.Text))
                        .WithLeadingTrivia(name.LeadingTrivia)
                        .WithTrailingTrivia(SyntaxFactory.LineFeed, SyntaxFactory.Comment("// was: " + name.Text), SyntaxFactory.LineFeed);
                    return context.Document.WithSyntaxRoot(root.ReplaceToken(name, upper));
                },
                "Comment"),
            context.Diagnostics);
        return Task.CompletedTask;
    }
}
