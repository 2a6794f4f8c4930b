using System.CommandLine;

namespace Kubewright.Cli;

/// <summary><c>kubewright apply</c>: applies manifests to a cluster.</summary>
internal static class ApplyCommand
{
    private const string Description =
        """
        Applies manifests to a cluster through 'kubectl apply --server-side', in the order in which objects need each other. The plan is shown first, and nothing is done without a yes. What was applied is written where the project keeps its baseline.

        Exit codes: 0 applied; 1 refused, in conflict, declined, or with --wait not ready in time; 2 an input or the cluster cannot be used.
        """;

    /// <summary>Declares the command.</summary>
    public static Command Create(CliConsole console)
    {
        var inputs = InputArgument.Several("C# projects, built assemblies, YAML or JSON files, folders of them; '-' for standard input.");
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask." };
        var wait = new Option<bool>("--wait") { Description = "Wait until every set has all its pods ready, and show how far it is." };
        var timeout = new Option<TimeSpan?>("--timeout")
        {
            Description = "How long to wait at most: 60s, 5m, 1h. By default 10m. Only with --wait.",
            HelpName = "duration",
            CustomParser = static result =>
            {
                if (DurationText.TryParse(result.Tokens[0].Value, out var value, out var problem))
                {
                    return value;
                }

                result.AddError("--timeout: " + problem);
                return null;
            },
        };
        var force = new Option<bool>("--force-conflicts") { Description = "Take over fields that others have written, which is refused otherwise." };
        var baseline = new Option<string?>("--baseline") { Description = "Where to keep what was applied: a file or a folder. By default where the project says (KubewrightBaseline).", HelpName = "path" };
        var target = new ClusterTarget.Options();
        var planning = new PlanArguments();
        var command = new Command("apply", Description) { inputs, yes, wait, timeout, force, baseline };
        target.AddTo(command);
        planning.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(timeout) is not null && !result.GetValue(wait))
            {
                result.AddError("--timeout is about --wait; add that, or remove it.");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var kubectl = new Kubectl(console, target.Read(parsed));
            var reader = new ClusterReader(kubectl, console);
            if (await reader.NamespaceAsync(cancellation).ConfigureAwait(false) is not { } space
                || await PlanInput.ReadAsync(parsed.GetRequiredValue(inputs), space, console, cancellation).ConfigureAwait(false) is not { } wanted
                || planning.Read(parsed, wanted, console) is not { } options)
            {
                return ExitCode.BadInput;
            }

            var application = new Application(kubectl, console)
            {
                Options = options,
                Baseline = BaselineFile.Of(parsed.GetValue(baseline), wanted, console),
                IsConfirmed = parsed.GetValue(yes),
                ForcesConflicts = parsed.GetValue(force),
                Patience = parsed.GetValue(wait) ? parsed.GetValue(timeout) ?? TimeSpan.FromMinutes(10) : null,
            };
            return await application.RunAsync(wanted.Objects, reader, space, cancellation).ConfigureAwait(false);
        });
        return command;
    }
}
