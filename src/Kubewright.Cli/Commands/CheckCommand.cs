using System.Collections.Immutable;
using System.CommandLine;
using Kubewright.Validation;

namespace Kubewright.Cli;

/// <summary><c>kubewright check</c>: finds mistakes in manifests.</summary>
internal static class CheckCommand
{
    private const string Description =
        """
        Finds mistakes in manifests. Everything given is taken as one set, so that a StatefulSet in one file finds its Service in another.

        Exit codes: 0 no findings, or only infos; 1 errors or warnings; 2 an input cannot be read.
        """;

    /// <summary>Declares the command.</summary>
    public static Command Create(CliConsole console)
    {
        var inputs = InputArgument.Several("YAML or JSON files, folders of them, C# projects, built assemblies; '-' for standard input.");
        var format = new Option<FindingFormat>("--format") { Description = "How to print findings: as text, which is the default, or as one JSON array.", HelpName = "text|json" };
        var command = new Command("check", Description) { inputs, format };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(inputs), parsed.GetValue(format), console, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] inputs, FindingFormat format, CliConsole console, CancellationToken cancellation)
    {
        var input = await new InputReader(console) { AcceptsRefusedProjects = true }.ReadAsync(inputs, cancellation).ConfigureAwait(false);
        if (input is null)
        {
            return ExitCode.BadInput;
        }

        ImmutableArray<LocatedFinding> findings = [.. input.Check(), .. ManifestChecker.CheckSchemas(input.Texts)];
        FindingWriter.Write(console.Out, format, findings, input.Count);
        return findings.Any(static finding => finding.IsProblem) ? ExitCode.Failure : ExitCode.Success;
    }
}
