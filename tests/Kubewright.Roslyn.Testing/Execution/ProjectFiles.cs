using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Roslyn.Testing;

/// <summary>The files of a project: sources, additional files and files of analyzer options.</summary>
internal static class ProjectFiles
{
    /// <summary>All files, in the order of their names.</summary>
    public static async Task<ImmutableArray<(string Path, SourceText Text)>> ReadAsync(Project project, CancellationToken cancellationToken)
    {
        var files = new List<(string Path, SourceText Text)>();
        foreach (var document in project.Documents.Concat(project.AdditionalDocuments).Concat(project.AnalyzerConfigDocuments))
        {
            files.Add((TestPaths.Of(document), await document.GetTextAsync(cancellationToken)));
        }

        return [.. files.OrderBy(static file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>A text that is the same for two projects exactly when their files are the same.</summary>
    public static async Task<string> FingerprintAsync(Project project, CancellationToken cancellationToken)
    {
        var files = await ReadAsync(project, cancellationToken);
        return string.Join('\0', files.Select(static file => $"{file.Path}\0{file.Text}"));
    }
}
