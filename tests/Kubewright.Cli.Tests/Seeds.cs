using System.Text.RegularExpressions;

namespace Kubewright.Cli.Tests;

/// <summary>Public texts about StatefulSets with manifests in them, which lie beside the repository where there are any.</summary>
internal static partial class Seeds
{
    private static readonly string? Folder = Find();

    /// <summary>The manifests of the text whose name begins with <paramref name="number"/>, as they stand, comments and all.</summary>
    public static IReadOnlyList<string> Read(int number)
    {
        Assert.SkipWhen(Folder is null, "There is no folder shared/seeds beside the repository.");
        return Cut(File.ReadLines(Directory.EnumerateFiles(Folder!, $"{number}-*").Single()));
    }

    /// <summary>A manifest begins with a key of an object and ends before the first line that can belong to none.</summary>
    private static List<string> Cut(IEnumerable<string> lines)
    {
        var manifests = new List<string>();
        List<string>? current = null;
        foreach (var line in lines.Append("end of text"))
        {
            if (current is null)
            {
                current = FirstKey().IsMatch(line) ? [line] : null;
            }
            else if (line.Length == 0 || line[0] == ' ' || line.TrimEnd() == "---" || Key().IsMatch(line))
            {
                current.Add(line);
            }
            else
            {
                manifests.Add(string.Join('\n', current).TrimEnd() + "\n");
                current = null;
            }
        }

        return manifests;
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var seeds = Path.Combine(folder.FullName, "shared", "seeds");
            if (Directory.Exists(seeds))
            {
                return seeds;
            }
        }

        return null;
    }

    [GeneratedRegex("^(apiVersion|kind):")]
    private static partial Regex FirstKey();

    [GeneratedRegex("^(apiVersion|kind|metadata|spec|provisioner):")]
    private static partial Regex Key();
}
