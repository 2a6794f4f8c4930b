using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Removes a forbidden word from an additional file.</summary>
public sealed class ForbiddenWordFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [SettingsAnalyzer.Forbidden.Id];

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var file = context.TextDocument;
        context.RegisterCodeFix(
            CodeAction.Create(
                "Remove",
                async cancel => file.Project.Solution.WithAdditionalDocumentText(file.Id, (await file.GetTextAsync(cancel)).Replace(context.Span, "")),
                "Remove"),
            context.Diagnostics);
        return Task.CompletedTask;
    }
}
