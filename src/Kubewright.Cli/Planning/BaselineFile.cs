using Kubewright.Emit;
using Kubewright.Planning;

namespace Kubewright.Cli;

/// <summary>Where it is kept what was last applied: a file, or a folder with one.</summary>
/// <param name="place">The file or the folder, which need not exist.</param>
/// <param name="console">Where to complain.</param>
internal sealed class BaselineFile(string place, CliConsole console)
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    private bool IsFile => !Directory.Exists(place) && Extensions.Contains(Path.GetExtension(place).ToLowerInvariant());

    private string File => IsFile ? place : Path.Combine(place, AppliedFile.Name);

    /// <summary>The place that the command line names, else the project's; null when neither says one.</summary>
    public static BaselineFile? Of(string? option, PlanInput input, CliConsole console) =>
        (option ?? input.Baseline) is { } place ? new BaselineFile(place, console) : null;

    /// <summary>What was last applied; nothing where there is no such file yet; null when it cannot be read, which is then said.</summary>
    public async Task<PlanInput?> ReadAsync(string defaultNamespace, CancellationToken cancellation) =>
        System.IO.File.Exists(place) || (Directory.Exists(place) && TextInput.FilesIn(place, Extensions).Count > 0)
            ? await PlanInput.ReadAsync([place], defaultNamespace, console, cancellation).ConfigureAwait(false)
            : PlanInput.Nothing;

    /// <summary>Whether there is anything to compare with; if not, that is said.</summary>
    public bool Exists()
    {
        var exists = System.IO.File.Exists(place) || Directory.Exists(place);
        if (!exists)
        {
            console.Complain($"the baseline {place} does not exist; apply writes it, or name another one with --baseline.");
        }

        return exists;
    }

    /// <summary>Whether what is applied can be written there; if not, that is said.</summary>
    public bool IsUsable()
    {
        if (!Directory.Exists(place) || TextInput.FilesIn(place, Extensions).FirstOrDefault(static file => Path.GetFileName(file) != AppliedFile.Name) is not { } other)
        {
            return true;
        }

        console.Complain($"the baseline {place} has {Path.GetFileName(other)}, which would count beside what is applied now; remove it, or name a file with --baseline.");
        return false;
    }

    /// <summary>Writes what was applied.</summary>
    /// <returns>Whether it could be written; if not, that is said.</returns>
    public bool Write(IEnumerable<PlanObject> objects)
    {
        var texts = objects.OrderBy(static item => item.Id).Select(static item =>
            Manifest.Parse(item.Written, item.Id.ToString()).Objects is [{ Object: { } value }] ? value.ToYaml() : item.Written + "\n");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(File))!);
            System.IO.File.AppendAllText(File, "");
            TextFile.Replace(File, "# What kubewright apply applied last.\n" + string.Join("---\n", texts));
            console.Error.WriteLine($"{File} written");
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            console.Complain($"the baseline cannot be written: {error.Message}");
            return false;
        }
    }
}
