namespace Kubewright.Cli;

/// <summary>The lines of the files that findings are in.</summary>
/// <param name="sources">Texts that were read already, by file name.</param>
internal sealed class SourceLines(IReadOnlyDictionary<string, string> sources)
{
    /// <summary>A file longer than this is not read only to show a line of it.</summary>
    private const int MaxLength = 16 * 1024 * 1024;

    private readonly Dictionary<string, string[]> _lines = new(StringComparer.Ordinal);

    /// <summary>The line of that number, from 1; null when it cannot be had.</summary>
    public string? Find(string file, int line)
    {
        if (!_lines.TryGetValue(file, out var lines))
        {
            var text = sources.TryGetValue(file, out var known) ? known : Read(file);
            _lines[file] = lines = text.Length == 0 ? [] : text.Split('\n');
        }

        return line >= 1 && line <= lines.Length ? lines[line - 1].TrimEnd('\r') : null;
    }

    private static string Read(string file)
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: < MaxLength } ? File.ReadAllText(file) : "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The line is a courtesy; the finding stands without it.
            return "";
        }
    }
}
