using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Kubewright.Roslyn.Testing;

/// <summary>A project and those of its diagnostics that the providers of a test say they mend.</summary>
/// <param name="Generated">The project after its generators ran.</param>
/// <param name="Fixable">The diagnostics, each with the document it is in, in the order of files and positions.</param>
/// <param name="CompilerErrors">The compiler errors of the project.</param>
internal sealed record FixableProject(
    GeneratedProject Generated,
    ImmutableArray<(Diagnostic Diagnostic, TextDocument Document)> Fixable,
    ImmutableArray<Diagnostic> CompilerErrors)
{
    /// <summary>Finds the fixable diagnostics of a project.</summary>
    public static async Task<FixableProject> OfAsync(
        TestHost host,
        Project project,
        CodeFixSettings settings,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        var ids = settings.Providers.SelectMany(static provider => provider.FixableDiagnosticIds).ToHashSet(StringComparer.Ordinal);
        var generated = await host.GenerateAsync(project, verifier, cancellationToken);
        var diagnostics = await host.DiagnoseAsync(generated, verifier, cancellationToken);
        var fixable = ImmutableArray.CreateBuilder<(Diagnostic, TextDocument)>();
        foreach (var diagnostic in diagnostics.Where(diagnostic => ids.Contains(diagnostic.Id)))
        {
            // What is generated cannot be edited, and what has no location is in no document.
            if (DocumentOf(diagnostic, generated.Project) is { } document && !generated.Documents.Contains(document.Id))
            {
                fixable.Add((diagnostic, document));
            }
        }

        return new FixableProject(
            generated,
            fixable.ToImmutable(),
            [.. diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && DiagnosticReport.IsOfCompiler(diagnostic))]);
    }

    /// <summary>The document, or the additional document, that a diagnostic is in.</summary>
    public static TextDocument? DocumentOf(Diagnostic diagnostic, Project project)
        => diagnostic.Location.Kind switch
        {
            LocationKind.SourceFile => project.GetDocument(diagnostic.Location.SourceTree),
            LocationKind.ExternalFile => project.AdditionalDocuments
                .FirstOrDefault(document => TestPaths.Of(document) == TestPaths.Normalize(diagnostic.Location.GetLineSpan().Path)),
            _ => null,
        };
}
