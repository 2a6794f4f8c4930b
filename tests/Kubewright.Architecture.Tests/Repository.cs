namespace Kubewright.Architecture.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The project files outside the tests, by assembly name.</summary>
    public static IReadOnlyDictionary<string, string> Projects { get; } = new[] { "generators", "analyzers", "src" }
        .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
        .Where(static file => !file.Contains(Path.Combine("src", "samples"), StringComparison.Ordinal) && !file.Contains(Path.Combine("Kubewright.Templates", "content"), StringComparison.Ordinal))
        .Where(static file => !IsOutput(file))
        .ToDictionary(static file => Path.GetFileNameWithoutExtension(file));

    /// <summary>The C# files that people wrote.</summary>
    public static IEnumerable<string> Sources { get; } = new[] { "generators", "analyzers", "src", "tests" }
        .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
        .Where(static file => !IsOutput(file) && !file.Split(Path.DirectorySeparatorChar).Contains("Snapshots"));

    private static bool IsOutput(string file) => file.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dsl.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Dsl.sln is in no folder above the test.");
    }
}
