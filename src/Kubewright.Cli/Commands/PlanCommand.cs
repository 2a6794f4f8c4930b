using System.CommandLine;
using Kubewright.Planning;

namespace Kubewright.Cli;

/// <summary><c>kubewright plan</c>: says what applying manifests will do.</summary>
internal static class PlanCommand
{
    private const string Description =
        """
        Says what applying manifests will do: what changes field by field, what the API server will refuse, and the roll-out pod by pod, from a simulated cluster in which the old state is brought up and the new one applied.

        Exit codes: 0 all gets ready; 1 something will be refused or gets stuck; 2 an input, the cluster or the output file cannot be used.
        """;

    /// <summary>Declares the command.</summary>
    public static Command Create(CliConsole console)
    {
        var from = Inputs("--from", "What is there: projects, assemblies, YAML or JSON files, folders of them.");
        var to = Inputs("--to", "What is applied: projects, assemblies, YAML or JSON files, folders of them; '-' for standard input.");
        to.Required = true;
        var earlier = Inputs("--earlier", "What was there before --from, when a partition holds pods at it.");
        var cluster = new Option<bool>("--cluster") { Description = "Take what is there from a cluster, through kubectl, in place of --from." };
        var baseline = new Option<string?>("--baseline") { Description = "With --cluster, what was last applied: of it the plan knows what is not wanted any more. By default where the project says.", HelpName = "path" };
        var format = new Option<PlanFormat>("--format") { Description = "How to print the plan: text, which is the default, JSON, markdown for a pull request, or the roll-out as a picture.", HelpName = "text|json|markdown|svg" };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write the plan to. By default standard output.", HelpName = "file" };
        var target = new ClusterTarget.Options();
        var planning = new PlanArguments();
        var command = new Command("plan", Description) { from, to, earlier, cluster };
        target.AddTo(command);
        command.Options.Add(baseline);
        planning.AddTo(command);
        command.Options.Add(format);
        command.Options.Add(output);
        command.Validators.Add(result =>
        {
            var hasFrom = result.GetResult(from) is { Implicit: false };
            if (hasFrom == result.GetValue(cluster))
            {
                result.AddError(hasFrom ? "--from and --cluster both say what is there; remove one." : "Say what is there, with --from or with --cluster.");
            }

            if (result.GetValue(cluster) && result.GetResult(earlier) is { Implicit: false })
            {
                result.AddError("--earlier is about --from; a cluster knows what its pods have.");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var reader = parsed.GetValue(cluster) ? new ClusterReader(new Kubectl(console, target.Read(parsed)), console) : null;
            if (await ReadAsync(parsed.GetRequiredValue(to), parsed.GetValue(from) ?? [], parsed.GetValue(earlier) ?? [], reader, parsed.GetValue(baseline), console, cancellation).ConfigureAwait(false) is not { } read
                || planning.Read(parsed, read.Input, console) is not { } options)
            {
                return ExitCode.BadInput;
            }

            var plan = Planner.Create(read.Sides.Before, read.Sides.After, options, read.Sides.Earlier);
            return Write(Render(plan, parsed.GetValue(format), console.HasColors && parsed.GetValue(output) is null), parsed.GetValue(output), console) is false ? ExitCode.BadInput
                : plan.Succeeds ? ExitCode.Success
                : ExitCode.Failure;
        });
        return command;
    }

    private static async Task<(PlanInput Input, PlanSides Sides)?> ReadAsync(
        IReadOnlyList<string> to, IReadOnlyList<string> from, IReadOnlyList<string> earlier, ClusterReader? reader, string? baseline, CliConsole console, CancellationToken cancellation)
    {
        var space = reader is null ? Runtime.KindInfo.DefaultNamespace : await reader.NamespaceAsync(cancellation).ConfigureAwait(false);
        if (space is null || await PlanInput.ReadAsync(to, space, console, cancellation).ConfigureAwait(false) is not { } after)
        {
            return null;
        }

        if (reader is null)
        {
            var first = earlier.Count == 0 ? PlanInput.Nothing : await PlanInput.ReadAsync(earlier, space, console, cancellation).ConfigureAwait(false);
            return first is not null && await PlanInput.ReadAsync(from, space, console, cancellation).ConfigureAwait(false) is { } before
                ? (after, new PlanSides(before.Objects, after.Objects, earlier.Count == 0 ? null : first.Objects))
                : null;
        }

        var last = BaselineFile.Of(baseline, after, console) is { } file ? await file.ReadAsync(space, cancellation).ConfigureAwait(false) : PlanInput.Nothing;
        return last is not null && await PlanSides.OfClusterAsync(after.Objects, last.Objects, reader, cancellation).ConfigureAwait(false) is { } sides ? (after, sides) : null;
    }

    private static string Render(Plan plan, PlanFormat format, bool hasColors) => format switch
    {
        PlanFormat.Json => PlanJson.Write(plan),
        PlanFormat.Markdown => PlanMarkdown.Write(plan),
        PlanFormat.Svg => plan.Rollout.Timeline.ToSvg(),
        _ => new PlanText(hasColors).Write(plan),
    };

    private static bool Write(string text, string? file, CliConsole console)
    {
        if (file is null)
        {
            console.Out.Write(text);
            return true;
        }

        try
        {
            File.WriteAllText(file, text);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            console.Complain($"the plan cannot be written: {error.Message}");
            return false;
        }
    }

    private static Option<string[]> Inputs(string name, string description) => new(name) { Description = description, HelpName = "input", AllowMultipleArgumentsPerToken = true };
}
