using Microsoft.CodeAnalysis.CodeFixes;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Wrong: changes nothing.</summary>
public sealed class IdleFix : TypeNameFix
{
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(Action(context, "Idle", static name => name), context.Diagnostics);
        return Task.CompletedTask;
    }
}
