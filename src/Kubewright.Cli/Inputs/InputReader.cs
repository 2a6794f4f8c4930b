using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Kubewright.Emit;
using Kubewright.Rules;
using Kubewright.Schema;
using Kubewright.Validation;

namespace Kubewright.Cli;

/// <summary>Turns the words on the command line into manifests. What is wrong is said at once, a line each.</summary>
/// <param name="console">Where to read standard input from and to complain to.</param>
internal sealed class InputReader(CliConsole console)
{
    private readonly List<(string File, string Text)> _texts = [];
    private readonly List<AssemblyInput> _assemblies = [];
    private readonly List<LocatedFinding> _refused = [];
    private bool _failed;

    /// <summary>Whether a build may write YAML.</summary>
    public bool EmitsOnBuild { get; init; }

    /// <summary>Whether a project that only the rules refuse is a result and no failure.</summary>
    public bool AcceptsRefusedProjects { get; init; }

    /// <summary>Whether YAML and JSON may be given.</summary>
    public bool AcceptsTexts { get; init; } = true;

    /// <summary>Reads all inputs.</summary>
    /// <returns>The manifests; null when an input cannot be used.</returns>
    public async Task<CommandInput?> ReadAsync(IReadOnlyList<string> inputs, CancellationToken cancellation)
    {
        foreach (var input in inputs)
        {
            await ReadAsync(input, cancellation).ConfigureAwait(false);
        }

        var result = new CommandInput([], ImmutableDictionary<string, string>.Empty, [.. _assemblies], [.. _refused]).With(_texts);
        if (!_failed && result is { Count: 0, Refused.IsEmpty: true } && !_assemblies.Any(static item => item.Assembly.HasErrors)
            && !result.Texts.Any(static text => text.Findings.Count > 0))
        {
            Fail($"{string.Join(", ", inputs.Select(TextInput.NameOf))}: there is no Kubernetes object here; {(_assemblies.Count > 0 ? "mark a static class [Manifests]" : "an object starts with apiVersion and kind")}.");
        }

        return _failed ? null : result;
    }

    private async Task ReadAsync(string input, CancellationToken cancellation)
    {
        try
        {
            switch (KindOf(input))
            {
                case InputKind.Text when AcceptsTexts:
                    AddText(input);
                    break;
                case InputKind.Folder when AcceptsTexts:
                    ReadFolder(input);
                    break;
                case InputKind.Project:
                    await ReadProjectAsync(input, cancellation).ConfigureAwait(false);
                    break;
                case InputKind.Assembly:
                    AddAssembly(input, CompilerLog.Empty, Path.Combine(Path.GetDirectoryName(Path.GetFullPath(input))!, "manifests"), RuleSettings.Default, EmitSettings.Default, static item => item);
                    break;
                case null:
                    Fail($"{input}: there is no such file or folder.");
                    break;
                default:
                    Fail($"{input}: is YAML already; give a C# project or a built assembly.");
                    break;
            }
        }
        catch (DecoderFallbackException)
        {
            Fail($"{input}: is no UTF-8 text; save it as UTF-8.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            Fail($"{input}: cannot be read: {error.Message}");
        }
    }

    /// <summary>What an input is, going by its name and what is there; null when nothing is.</summary>
    public static InputKind? KindOf(string input)
    {
        if (input == TextInput.Standard)
        {
            return InputKind.Text;
        }

        if (Directory.Exists(input))
        {
            return ProjectsIn(input).Length > 0 ? InputKind.Project : InputKind.Folder;
        }

        return !File.Exists(input) ? null : Path.GetExtension(input).ToLowerInvariant() switch
        {
            ".csproj" => InputKind.Project,
            ".dll" or ".exe" => InputKind.Assembly,
            _ => InputKind.Text,
        };
    }

    private static string[] ProjectsIn(string folder) => Directory.GetFiles(folder, "*.csproj");

    private void AddText(string input) => _texts.Add((input, TextInput.Read(input, console.In)));

    /// <summary>The files of the folder itself, in the order of their names, as kubectl takes them.</summary>
    private void ReadFolder(string folder)
    {
        var files = TextInput.FilesIn(folder, ".yaml", ".yml", ".json");
        if (files.Count == 0)
        {
            Fail($"{folder}: has no .csproj, .yaml, .yml or .json file.");
        }

        foreach (var file in files)
        {
            AddText(file);
        }
    }

    private async Task ReadProjectAsync(string input, CancellationToken cancellation)
    {
        var project = input;
        if (Directory.Exists(input))
        {
            var projects = ProjectsIn(input);
            if (projects.Length > 1)
            {
                Fail($"{input}: has {projects.Length} projects; name one of {string.Join(", ", projects.Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal))}.");
                return;
            }

            project = projects[0];
        }

        console.Error.WriteLine($"Building {project} ...");
        var outcome = await ProjectBuilder.BuildAsync(project, EmitsOnBuild, cancellation).ConfigureAwait(false);
        var log = outcome.LogPath.Length > 0 ? CompilerLog.Load(outcome.LogPath) : CompilerLog.Empty;
        if (outcome.IsSuccess)
        {
            AddProject(input, Path.GetDirectoryName(Path.GetFullPath(project))!, outcome, log);
            return;
        }

        var byRules = CompilerFindings.Of(log).ToList();
        if (AcceptsRefusedProjects && byRules.Any(static finding => finding.Severity == Severity.Error) && outcome.Errors.All(static line => line.Contains(": error KW", StringComparison.Ordinal)))
        {
            _refused.AddRange(byRules);
            return;
        }

        foreach (var line in outcome.Diagnostics)
        {
            console.Error.WriteLine(line);
        }

        Fail($"{input}: does not build.");
    }

    private void AddProject(string input, string folder, BuildOutcome outcome, CompilerLog log)
    {
        // What the rules say comes from the check, whether the compiler had something to do or not.
        foreach (var line in outcome.Diagnostics.Where(static line => !line.Contains(": warning KW", StringComparison.Ordinal)))
        {
            console.Error.WriteLine(line);
        }

        if (outcome.LogPath.Length == 0)
        {
            Fail($"{input}: does not use Kubewright, or builds for several frameworks; name a built assembly instead.");
            return;
        }

        var settings = RuleSettings.Load(outcome.SettingsPath, out var problems);
        var emission = EmitSettings.Load(outcome.SettingsPath, out var wrong);
        foreach (var problem in problems.Concat(wrong))
        {
            Fail($"{input}: {problem}");
        }

        AddAssembly(outcome.AssemblyPath, log, outcome.OutputFolder, settings, emission, item => item with
        {
            Baseline = BaselineOf(folder, outcome),
            ReferencedProjects = ReferencedProjects.FoldersIn(outcome.AssetsPath),
        });
    }

    /// <summary>Several files are no place to write to.</summary>
    private static string? BaselineOf(string folder, BuildOutcome outcome) =>
        outcome.Baseline.Length == 0 || outcome.Baseline.Contains(';', StringComparison.Ordinal) ? null : Path.Combine(folder, outcome.Baseline);

    private void AddAssembly(string path, CompilerLog log, string outputFolder, RuleSettings settings, EmitSettings emission, Func<AssemblyInput, AssemblyInput> complete)
    {
        var assembly = ManifestAssembly.Load(path, emission);
        if (assembly.Findings.FirstOrDefault(static finding => finding.Id == EmitRule.CannotEmit.Id) is { } finding)
        {
            Fail(finding.Message);
            return;
        }

        _assemblies.Add(complete(new AssemblyInput(assembly, log, outputFolder, settings)));
    }

    private void Fail(string message)
    {
        console.Complain(message);
        _failed = true;
    }
}
