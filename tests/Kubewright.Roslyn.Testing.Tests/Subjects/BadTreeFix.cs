using Microsoft.CodeAnalysis.CodeFixes;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Wrong: puts a whole base list into one identifier token.</summary>
public sealed class BadTreeFix : TypeNameFix
{
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(Action(context, "Bad tree", static name => TypeNameAnalyzer.UpperCase(name) + " : object"), context.Diagnostics);
        return Task.CompletedTask;
    }
}
