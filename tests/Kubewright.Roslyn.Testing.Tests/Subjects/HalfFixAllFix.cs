using Microsoft.CodeAnalysis.CodeFixes;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Leaves every second diagnostic when it fixes all.</summary>
public sealed class HalfFixAllFix : TypeNameFix
{
    public override FixAllProvider GetFixAllProvider()
        => FixAllProvider.Create(static async (context, document, diagnostics) =>
            await RenameAsync(document, diagnostics[0].Location.SourceSpan, TypeNameAnalyzer.UpperCase, context.CancellationToken));

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(Action(context, "Upper case", TypeNameAnalyzer.UpperCase), context.Diagnostics);
        return Task.CompletedTask;
    }
}
