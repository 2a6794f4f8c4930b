using System.Collections.Immutable;
using Kubewright.Rules;
using Kubewright.Schema;

namespace Kubewright.Validation;

/// <summary>What a user set about the rules, files included.</summary>
/// <param name="Options">The options.</param>
/// <param name="Baseline">What was last applied; null when nobody knows.</param>
public sealed record RuleSettings(RuleOptions Options, ManifestSet? Baseline)
{
    private const string BaselineLine = "KubewrightBaseline";
    private const string ImagesLine = "KubewrightImages";
    private const string ManifestLine = "KubewrightManifest";
    private const string TreatWarningsLine = "TreatWarningsAsErrors";

    /// <summary>The objects of the project's YAML files, which are applied together with those in C#; null when it has none.</summary>
    public ManifestSet? Neighbors { get; init; }

    /// <summary>Whether the compiler of the project took every warning for an error.</summary>
    public bool TreatsWarningsAsErrors { get; init; }

    /// <summary>Nothing is set.</summary>
    public static RuleSettings Default { get; } = new(RuleOptions.Default, null);

    /// <summary>Reads the file that a build writes: a line <c>Property=text</c> for each MSBuild property, and one for each file.</summary>
    /// <param name="path">The file; one that does not exist sets nothing.</param>
    /// <param name="problems">One sentence for each line that cannot be used.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static RuleSettings Load(string path, out ImmutableArray<string> problems)
    {
        problems = [];
        if (!File.Exists(path))
        {
            return Default;
        }

        var lines = File.ReadAllLines(path).Select(static line => line.Split('=', 2)).Where(static parts => parts.Length == 2).ToLookup(static parts => parts[0], static parts => parts[1], StringComparer.Ordinal);
        var manifests = lines[ManifestLine].Where(File.Exists).Select(static file => ReadManifests(file)).ToList();
        return Default.With(setting => lines[setting.Property].FirstOrDefault(), lines[BaselineLine], lines[ImagesLine], out problems)
            with
            {
                Neighbors = manifests.Count == 0 ? null : ManifestSet.FromYaml(manifests),
                TreatsWarningsAsErrors = bool.TryParse(lines[TreatWarningsLine].FirstOrDefault(), out var treats) && treats,
            };
    }

    /// <summary>These settings with others over them, and the files that belong to those.</summary>
    /// <param name="find">Gives the text of a setting; null or empty when it is not given.</param>
    /// <param name="baseline">Files and folders of what was last applied.</param>
    /// <param name="images">Files of image tables.</param>
    /// <param name="problems">One sentence for each thing that cannot be used.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public RuleSettings With(Func<RuleSetting, string?> find, IEnumerable<string> baseline, IEnumerable<string> images, out ImmutableArray<string> problems)
    {
        ArgumentNullException.ThrowIfNull(find);
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(images);
        var options = RuleOptionsReader.Read(Options, find, out problems);
        foreach (var file in images)
        {
            options = options with { Images = options.Images.With(File.ReadAllText(file), file, out var wrong) };
            problems = problems.AddRange(wrong);
        }

        var streams = baseline.SelectMany(Files).Select(static file => YamlReader.Read(File.ReadAllText(file), file)).ToList();
        problems = problems.AddRange(streams.SelectMany(static stream => stream.Problems).Select(static problem => $"The baseline {problem.Origin.File}({problem.Origin.Line},{problem.Origin.Column}) cannot be read: {problem.Message}"));
        return this with { Options = options, Baseline = streams.Count == 0 ? Baseline : ManifestSet.FromYaml(streams) };
    }

    /// <summary>The documents of a file that are Kubernetes objects; other YAML is none of our business.</summary>
    private static YamlStream ReadManifests(string file)
    {
        var stream = YamlReader.Read(File.ReadAllText(file), file);
        return stream with { Documents = [.. stream.Documents.Where(static document => !document.Root["kind"].IsAbsent && !document.Root["apiVersion"].IsAbsent)] };
    }

    /// <summary>The file itself, or the manifests of the folder in the order of their names.</summary>
    private static IEnumerable<string> Files(string path) => Directory.Exists(path)
        ? Directory.GetFiles(path).Where(static file => Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml" or ".json").Order(StringComparer.Ordinal)
        : [path];
}
