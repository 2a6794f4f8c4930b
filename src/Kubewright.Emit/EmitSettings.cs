using System.Collections.Immutable;

namespace Kubewright.Emit;

/// <summary>What a project says about its emission.</summary>
public sealed record EmitSettings
{
    private const string NamespaceLine = "KubewrightNamespace";
    private const string FilesLine = "KubewrightFiles";
    private const string DependencyLine = "KubewrightDependency";
    private const string MissingBaselineLine = "KubewrightMissingBaseline";

    /// <summary>Nothing is set.</summary>
    public static EmitSettings Default { get; } = new();

    /// <summary>The namespace of objects that write none and whose kind has one; null to leave them without.</summary>
    public string? Namespace { get; init; }

    /// <summary>What goes into one file.</summary>
    public FileLayout Files { get; init; } = FileLayout.Set;

    /// <summary>Which warnings fail the build.</summary>
    public WarningPolicy Warnings { get; init; } = WarningPolicy.Default;

    /// <summary>The assemblies of packages, which lie in the package folder and not beside a class library.</summary>
    public ImmutableArray<string> Dependencies { get; init; } = [];

    /// <summary>The path of what was last applied, when nothing is there; null otherwise.</summary>
    public string? MissingBaseline { get; init; }

    /// <summary>Reads the file that a build writes: a line <c>Property=text</c> for each MSBuild property, and one for each file.</summary>
    /// <param name="path">The file; one that does not exist sets nothing.</param>
    /// <param name="problems">One sentence for each line that cannot be used.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static EmitSettings Load(string path, out ImmutableArray<string> problems)
    {
        problems = [];
        if (!File.Exists(path))
        {
            return Default;
        }

        var lines = File.ReadAllLines(path).Select(static line => line.Split('=', 2)).Where(static parts => parts is [_, { Length: > 0 }]).ToLookup(static parts => parts[0], static parts => parts[1].Trim(), StringComparer.Ordinal);
        var layout = lines[FilesLine].FirstOrDefault("set");
        var isPerObject = layout.Equals("object", StringComparison.OrdinalIgnoreCase);
        if (!isPerObject && !layout.Equals("set", StringComparison.OrdinalIgnoreCase))
        {
            problems = [$"'{layout}' is no value of {FilesLine}. Give set for one file for each class, or object for one file for each object."];
        }

        return new EmitSettings
        {
            Namespace = lines[NamespaceLine].FirstOrDefault(),
            Files = isPerObject ? FileLayout.Object : FileLayout.Set,
            Warnings = WarningPolicy.Read(property => lines[property].FirstOrDefault()),
            Dependencies = [.. lines[DependencyLine]],
            MissingBaseline = lines[MissingBaselineLine].FirstOrDefault(),
        };
    }
}
