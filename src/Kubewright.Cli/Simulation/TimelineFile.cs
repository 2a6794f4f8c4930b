using System.Diagnostics.CodeAnalysis;
using Kubewright.Runtime;

namespace Kubewright.Cli;

/// <summary>Where a run's timeline is written, in the format that the file's name says.</summary>
/// <param name="Path">The file.</param>
internal sealed record TimelineFile(string Path)
{
    private static readonly Dictionary<string, Func<Timeline, string>> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".svg"] = static timeline => timeline.ToSvg(),
        [".json"] = static timeline => timeline.ToJson(),
        [".txt"] = static timeline => timeline.ToText(),
    };

    /// <summary>Reads the option's value.</summary>
    public static bool TryParse(string path, [NotNullWhen(true)] out TimelineFile? file, [NotNullWhen(false)] out string? problem)
    {
        var isKnown = Formats.ContainsKey(System.IO.Path.GetExtension(path));
        file = isKnown ? new TimelineFile(path) : null;
        problem = isKnown ? null : $"'{path}' does not say the format: let it end in {string.Join(", ", Formats.Keys)}.";
        return isKnown;
    }

    /// <summary>Writes the file.</summary>
    /// <returns>Whether it could be written.</returns>
    public bool Write(Timeline timeline, CliConsole console)
    {
        try
        {
            File.WriteAllText(Path, Formats[System.IO.Path.GetExtension(Path)](timeline));
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            console.Complain($"the timeline cannot be written: {error.Message}");
            return false;
        }
    }
}
