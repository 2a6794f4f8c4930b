using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Roslyn.Testing;

/// <summary>Compares sets of files by name and content.</summary>
internal static class FileComparison
{
    /// <summary>A report of all differences, or null when there are none.</summary>
    public static string? Differences(
        IEnumerable<(string Path, SourceText Text)> expected,
        IEnumerable<(string Path, SourceText Text)> actual)
    {
        var expectedByPath = ByPath(expected);
        var actualByPath = ByPath(actual);
        var report = new StringBuilder();
        foreach (var path in expectedByPath.Keys.Union(actualByPath.Keys).Order(StringComparer.Ordinal))
        {
            var wanted = expectedByPath.GetValueOrDefault(path);
            var got = actualByPath.GetValueOrDefault(path);
            if (wanted == got)
            {
                continue;
            }

            report.Append((wanted, got) switch
            {
                (not null, null) => $"{path} is expected, but missing.\n",
                (null, _) => $"{path} is not expected:\n",
                _ when wanted.ReplaceLineEndings("\n") == got.ReplaceLineEndings("\n") => $"{path} differs only in line endings (- expected, + actual):\n",
                _ => $"{path} differs (- expected, + actual):\n",
            });
            report.Append(LineDiff.Of(wanted ?? "", got ?? ""));
        }

        return report.Length == 0 ? null : report.ToString();
    }

    /// <summary>Compares a project's files with a state.</summary>
    public static async Task<string?> DifferencesAsync(ResolvedState expected, Project actual, CancellationToken cancellationToken)
    {
        var files = await ProjectFiles.ReadAsync(actual, cancellationToken);
        return Differences(expected.Sources.Concat(expected.AdditionalFiles).Concat(expected.AnalyzerConfigFiles), files);
    }

    // Two files of one name are a mistake of the test or of the code fix; a name with a number shows it in the report.
    private static Dictionary<string, string> ByPath(IEnumerable<(string Path, SourceText Text)> files)
    {
        var byPath = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, text) in files)
        {
            var name = path;
            for (var number = 2; !byPath.TryAdd(name, text.ToString()); number++)
            {
                name = $"{path} (number {number} of this name)";
            }
        }

        return byPath;
    }
}
