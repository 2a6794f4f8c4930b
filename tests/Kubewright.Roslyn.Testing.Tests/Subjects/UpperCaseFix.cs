using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Right: offers upper case, and a group with two prefixes.</summary>
public sealed class UpperCaseFix : TypeNameFix
{
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(Action(context, "Upper case", TypeNameAnalyzer.UpperCase), context.Diagnostics);
        context.RegisterCodeFix(
            CodeAction.Create(
                "Prefix",
                [Action(context, "Prefix T", static name => "T" + name), Action(context, "Prefix U", static name => "U" + name)],
                isInlinable: false),
            context.Diagnostics);
        return Task.CompletedTask;
    }
}
