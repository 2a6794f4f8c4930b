using System.Runtime;
using System.Text;
using Kubewright.Import;

namespace Kubewright.Cli;

/// <summary>Reads YAML, has the C# for it written, and says what came of it. No other command loads what this one needs.</summary>
internal static class ManifestImport
{
    // What an import allocates for a character of YAML, and how much of that is worth to be reserved, and may be.
    private const long BytesForCharacter = 450;
    private const long LeastReserve = 16L << 20;
    private const long LargestReserve = 512L << 20;

    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <summary>Imports.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(ImportArguments arguments, CliConsole console)
    {
        if (Read(arguments.Inputs, console) is not { } inputs || Read(arguments.Schemas, console) is not { } schemas)
        {
            return ExitCode.BadInput;
        }

        ReserveMemory(inputs.Sum(static input => (long)input.Text.Length));
        var options = new ImportOptions { Style = arguments.UsesBuilders ? ImportStyle.Builder : ImportStyle.Initializer, Namespace = arguments.Namespace, Proof = arguments.Compiles ? ProofMethod.Compile : ProofMethod.Evaluate };
        var result = ManifestImporter.Import(inputs, schemas, options);
        foreach (var finding in result.Findings)
        {
            console.Error.WriteLine(finding.ToText());
        }

        if (result is { IsUnreadable: false, Files.IsEmpty: true })
        {
            console.Complain($"{string.Join(", ", arguments.Inputs.Select(TextInput.NameOf))}: there is no Kubernetes object here; an object starts with apiVersion and kind.");
        }

        if (result.IsUnreadable || result.Files.IsEmpty || !Write(result, arguments, console))
        {
            return ExitCode.BadInput;
        }

        foreach (var file in result.SchemaFiles)
        {
            console.Error.WriteLine($"The types come from {TextInput.NameOf(file)}. In the project: <AdditionalFiles Include=\"{Path.GetFileName(file)}\" KubewrightSchema=\"true\" KubewrightNamespace=\"{result.SchemaNamespace}\" />");
        }

        if (result.IsFaithful)
        {
            console.Error.WriteLine($"{(result.Proof == ProofMethod.Compile ? "Compiled" : "Evaluated")} and emitted: every field is as in the YAML.");
        }

        return result.IsFaithful ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>
    /// Most of what a large import makes is needed to its end, a moment later: collecting garbage meanwhile would move it about and free
    /// little, a sixth of the time. What needs more than the reserve collects as ever.
    /// </summary>
    private static void ReserveMemory(long characters)
    {
        var reserve = Math.Min(characters * BytesForCharacter, Math.Min(LargestReserve, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4));
        if (reserve < LeastReserve || GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            return;
        }

        try
        {
            GC.TryStartNoGCRegion(reserve);
        }
        catch (ArgumentOutOfRangeException)
        {
            // A heap that is kept smaller than that collects as ever, too.
        }
    }

    private static bool Write(ImportResult result, ImportArguments arguments, CliConsole console)
    {
        if (arguments.GoesToOutput)
        {
            console.Out.Write(string.Join('\n', result.Files.Select(static file => file.Text)));
            return true;
        }

        var folder = arguments.Output ?? ".";
        try
        {
            Directory.CreateDirectory(folder);
            var files = result.Files.Select(file => (File: file, Path: arguments.Output is null ? file.Name : Path.Combine(folder, file.Name))).ToList();
            var changed = files.Where(static item => !File.Exists(item.Path) || File.ReadAllText(item.Path) != item.File.Text).ToList();
            if (!arguments.Replaces && changed.Find(static item => File.Exists(item.Path)) is { Path: { } taken })
            {
                console.Complain($"{taken}: is there already and differs; nothing was written. Name another folder with -o, or replace it with --force.");
                return false;
            }

            foreach (var (file, path) in files)
            {
                var isChanged = changed.Exists(item => item.Path == path);
                if (isChanged)
                {
                    File.WriteAllText(path, file.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                }

                console.Out.WriteLine($"{path} {(isChanged ? "written" : "unchanged")}: {file.Count} object{(file.Count == 1 ? "" : "s")} of {TextInput.NameOf(file.Source)}");
            }

            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            console.Complain($"{folder}: cannot be written: {error.Message.TrimEnd('.')}.");
            return false;
        }
    }

    private static List<ImportInput>? Read(IReadOnlyList<string> words, CliConsole console)
    {
        var inputs = new List<ImportInput>();
        var hasFailed = false;
        foreach (var word in words)
        {
            try
            {
                var files = Directory.Exists(word) ? TextInput.FilesIn(word, Extensions) : [word];
                if (files.Count == 0)
                {
                    Fail("has no .yaml, .yml or .json file.");
                }

                inputs.AddRange(files.Where(file => !inputs.Exists(input => input.Name == file)).Select(file => new ImportInput(file, TextInput.Read(file, console.In))));
            }
            catch (Exception error) when (TextInput.WhyUnreadable(error) is not null)
            {
                Fail(TextInput.WhyUnreadable(error)!);
            }

            void Fail(string message)
            {
                console.Complain($"{TextInput.NameOf(word)}: {message}");
                hasFailed = true;
            }
        }

        return hasFailed ? null : inputs;
    }
}
