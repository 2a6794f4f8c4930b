using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Roslyn.Testing;

/// <summary>A project after its source generators ran.</summary>
/// <param name="Project">The project; what the generators made is part of it, so that code fixes see it.</param>
/// <param name="Compilation">Its compilation.</param>
/// <param name="Documents">The documents that the generators made.</param>
/// <param name="Sources">The same, by path.</param>
/// <param name="Diagnostics">What the generators reported.</param>
internal sealed record GeneratedProject(
    Project Project,
    Compilation Compilation,
    ImmutableArray<DocumentId> Documents,
    ImmutableArray<(string Path, SourceText Text)> Sources,
    ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>A later version of the project, without what the generators made in this one.</summary>
    public Project WithoutGenerated(Solution changed)
        => changed.RemoveDocuments([.. Documents.Where(changed.ContainsDocument)]).GetProject(Project.Id)
            ?? throw new InvalidOperationException("A code fix removed the test project.");
}
