using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Wrong: gives a name that is no name of a type.</summary>
public sealed class UncompilableFix : TypeNameFix
{
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(
            CodeAction.Create(
                "Base",
                async cancel =>
                {
                    var text = await context.Document.GetTextAsync(cancel);
                    var root = (await context.Document.GetSyntaxRootAsync(cancel))!;
                    var name = root.FindToken(context.Span.Start);
                    return context.Document.WithText(text.Replace(name.Span, TypeNameAnalyzer.UpperCase(name.Text) + " : NoSuchType"));
                },
                "Base"),
            context.Diagnostics);
        return Task.CompletedTask;
    }
}
