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
        var format = new Option<FindingFormat>("--format")
        {
            Description = "How to print findings: as text for people, which is the default, as one JSON array, as a SARIF 2.1.0 log, or as commands of GitHub's workflows.",
            HelpName = "text|json|sarif|github",
        };
        var fix = new Option<bool>("--fix") { Description = "Mend what can be mended in YAML files, and keep their comments and layout. What is left is printed." };
        var rules = new RuleArguments();
        var command = new Command("check", Description) { inputs, format, fix };
        rules.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            ManifestChecker.Prepare();
            var input = await new InputReader(console) { AcceptsRefusedProjects = true }.ReadAsync(parsed.GetRequiredValue(inputs), cancellation).ConfigureAwait(false);
            if (input is null || rules.Read(parsed, input, console) is not { } settings)
            {
                return ExitCode.BadInput;
            }

            input = parsed.GetValue(fix) ? new ManifestFixes(console).Apply(input, settings) : input;
            return input is null ? ExitCode.BadInput : Run(input, settings, parsed.GetValue(format), console);
        });
        return command;
    }

    private static int Run(CommandInput input, RuleSettings settings, FindingFormat format, CliConsole console)
    {
        var findings = input.Check(settings);
        FindingReport report = format switch
        {
            FindingFormat.Json => new JsonReport(),
            FindingFormat.Sarif => new SarifReport(),
            FindingFormat.Github => new GithubReport(),
            _ => new TextReport(new SourceLines(input.Sources), console.HasColors),
        };

        // In one piece: the console writes through with every call.
        using var text = new StringWriter { NewLine = console.Out.NewLine };
        report.Write(text, findings, input.Count);
        console.Out.Write(text.ToString());
        if (!input.Refused.IsEmpty)
        {
            console.Error.WriteLine("The compiler refused the project, so its objects were not made: these are the findings of the project's own rules in its source. Mend the errors and check again to see the rest.");
        }

        return findings.Any(static finding => finding.IsProblem) ? ExitCode.Failure : ExitCode.Success;
    }
}
