using Microsoft.CodeAnalysis.CodeFixes;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Right, but without fix all.</summary>
public sealed class OneAtATimeFix : TypeNameFix
{
    public override FixAllProvider? GetFixAllProvider() => null;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(Action(context, "Upper case", TypeNameAnalyzer.UpperCase), context.Diagnostics);
        return Task.CompletedTask;
    }
}
