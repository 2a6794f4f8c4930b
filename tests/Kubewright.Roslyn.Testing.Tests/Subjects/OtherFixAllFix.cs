using Microsoft.CodeAnalysis.CodeFixes;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Fixes all in another way than one by one.</summary>
public sealed class OtherFixAllFix : TypeNameFix
{
    public override FixAllProvider GetFixAllProvider()
        => FixAllProvider.Create(static async (context, document, diagnostics) =>
        {
            foreach (var diagnostic in diagnostics.OrderByDescending(static diagnostic => diagnostic.Location.SourceSpan.Start))
            {
                document = await RenameAsync(document, diagnostic.Location.SourceSpan, static name => "All" + name, context.CancellationToken);
            }

            return document;
        });

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(Action(context, "Upper case", TypeNameAnalyzer.UpperCase), context.Diagnostics);
        return Task.CompletedTask;
    }
}
