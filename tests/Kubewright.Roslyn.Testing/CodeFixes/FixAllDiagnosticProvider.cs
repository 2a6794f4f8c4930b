using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Kubewright.Roslyn.Testing;

/// <summary>Hands the fixable diagnostics of one project to a fix-all provider.</summary>
internal sealed class FixAllDiagnosticProvider(FixableProject project) : FixAllContext.DiagnosticProvider
{
    /// <inheritdoc/>
    public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project asked, CancellationToken cancellationToken)
        => Task.FromResult(project.Fixable.Where(entry => entry.Document.Project.Id == asked.Id).Select(static entry => entry.Diagnostic));

    /// <inheritdoc/>
    public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        => Task.FromResult(project.Fixable.Where(entry => entry.Document.Id == document.Id).Select(static entry => entry.Diagnostic));

    /// <summary>None: every fixable diagnostic is in a document.</summary>
    public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project asked, CancellationToken cancellationToken)
        => Task.FromResult<IEnumerable<Diagnostic>>([]);
}
