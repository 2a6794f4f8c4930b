using System.Collections.Immutable;
using System.Text.Json;

namespace Kubewright.Cli;

/// <summary>The other projects that a project is made of, directly or not, as a restore notes them in <c>project.assets.json</c>.</summary>
internal static class ReferencedProjects
{
    /// <summary>The folders of the projects.</summary>
    /// <param name="assetsFile">The file; empty for none.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="JsonException">It is not what a restore writes.</exception>
    public static ImmutableArray<string> FoldersIn(string assetsFile)
    {
        if (assetsFile.Length == 0 || !File.Exists(assetsFile))
        {
            return [];
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(assetsFile));
        if (!json.RootElement.TryGetProperty("libraries", out var libraries)
            || !json.RootElement.TryGetProperty("project", out var project)
            || !project.TryGetProperty("restore", out var restore)
            || !restore.TryGetProperty("projectPath", out var path))
        {
            return [];
        }

        var home = Path.GetDirectoryName(path.GetString())!;
        return
        [
            .. libraries.EnumerateObject()
                .Where(static library => library.Value.TryGetProperty("type", out var type) && type.ValueEquals("project"u8))
                .Select(static library => library.Value.TryGetProperty("msbuildProject", out var file) ? file.GetString() : null)
                .OfType<string>()
                .Select(file => Path.GetDirectoryName(Path.GetFullPath(file, home))!)
                .Distinct(StringComparer.Ordinal),
        ];
    }
}
