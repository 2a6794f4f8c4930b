using System.CommandLine;
using Kubewright.Emit;
using Kubewright.Rules;

namespace Kubewright.Cli;

/// <summary><c>kubewright emit</c>: writes the YAML of a project or an assembly.</summary>
internal static class EmitCommand
{
    private const string Description =
        """
        Writes the manifests of a C# project or a built assembly as YAML, where a build writes them unless a folder is given.

        Exit codes: 0 written; 1 errors were found and nothing was written; 2 the input cannot be used.
        """;

    private const string StandardOutput = "-";

    /// <summary>Declares the command.</summary>
    public static Command Create(CliConsole console)
    {
        var input = InputArgument.One("A C# project, a folder with one, or a built assembly.");
        var output = new Option<string?>("--output", "-o") { Description = "The folder to write to; '-' for standard output.", HelpName = "folder" };
        var command = new Command("emit", Description) { input, output };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(input), parsed.GetValue(output), console, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string input, string? output, CliConsole console, CancellationToken cancellation)
    {
        var read = await new InputReader(console) { AcceptsTexts = false }.ReadAsync([input], cancellation).ConfigureAwait(false);
        if (read is null)
        {
            return ExitCode.BadInput;
        }

        var item = read.Assemblies.Single();
        var findings = Emitter.Check(item.Assembly, item.Log, item.Settings);
        foreach (var finding in findings)
        {
            console.Error.WriteLine(finding.ToText());
        }

        if (findings.Any(static finding => finding.Severity == Severity.Error))
        {
            return ExitCode.Failure;
        }

        if (output == StandardOutput)
        {
            console.Out.Write(Manifest.ToYaml(item.Assembly.Objects.Select(static emitted => emitted.Object)));
            return ExitCode.Success;
        }

        return Write(item.Assembly, output ?? item.OutputFolder, console);
    }

    private static int Write(ManifestAssembly assembly, string folder, CliConsole console)
    {
        var change = new ManifestFolder(folder, assembly.Name).Write(assembly.Files);
        foreach (var finding in change.Findings)
        {
            console.Error.WriteLine(finding.ToText());
        }

        Say(change.Written, "written");
        Say(change.Unchanged, "unchanged");
        Say(change.Removed, "removed");
        return change.Findings.IsEmpty ? ExitCode.Success : ExitCode.Failure;

        void Say(IEnumerable<string> names, string what)
        {
            foreach (var name in names)
            {
                console.Out.WriteLine($"{Path.Combine(folder, name)} {what}");
            }
        }
    }
}
