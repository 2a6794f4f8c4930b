using Microsoft.CodeAnalysis.CodeFixes;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Wrong: turns a name into another wrong name, and back.</summary>
public sealed class CircularFix : TypeNameFix
{
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(Action(context, "Turn", static name => name == "a" ? "b" : "a"), context.Diagnostics);
        return Task.CompletedTask;
    }
}
