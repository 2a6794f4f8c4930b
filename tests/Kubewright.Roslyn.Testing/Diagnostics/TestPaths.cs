using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Roslyn.Testing;

/// <summary>The file names of test sources.</summary>
internal static class TestPaths
{
    /// <summary>The folder of sources that state no folder.</summary>
    public const string Root = "/0/";

    /// <summary>A file name as it is compared: rooted, with forward slashes.</summary>
    public static string Normalize(string path)
    {
        var slashed = path.Replace('\\', '/');
        return slashed.StartsWith('/') || slashed.Contains(':', StringComparison.Ordinal) ? slashed : Root + slashed;
    }

    /// <summary>The file name of a document, also of one that a code fix made without stating a path.</summary>
    public static string Of(TextDocument document)
        => Normalize(document.FilePath ?? string.Join('/', [.. document.Folders, document.Name]));

    /// <summary>A span in the one-based form that error lists use.</summary>
    public static string Display(FileLinePositionSpan span)
        => $"{span.Path}({Display(span.StartLinePosition)})-({Display(span.EndLinePosition)})";

    /// <summary>A position in the one-based form that error lists use.</summary>
    public static string Display(LinePosition position) => $"{position.Line + 1},{position.Character + 1}";
}
