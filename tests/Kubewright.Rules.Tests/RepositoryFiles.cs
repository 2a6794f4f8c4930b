using System.Text.Json;

namespace Kubewright.Rules.Tests;

/// <summary>Files that the tests compare the rules with.</summary>
internal static class RepositoryFiles
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = Find("Directory.Packages.props")
        ?? throw new InvalidOperationException("Directory.Packages.props is in no folder above the test.");

    /// <summary>The catalogue of all planned rules, which lies beside a contributor's clone; skips the test when it is not there.</summary>
    public static JsonElement Catalogue()
    {
        const string path = "shared/spec/rules.json";
        if (Find(path) is not { } folder)
        {
            Assert.Skip($"The reference file {path} is not beside this clone.");
            throw new InvalidOperationException();
        }

        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, path)));
        return document.RootElement.Clone();
    }

    private static string? Find(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, path)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
