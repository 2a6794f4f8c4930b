using System.CommandLine;
using System.CommandLine.Parsing;
using Kubewright.Runtime;

namespace Kubewright.Cli;

/// <summary><c>kubewright up</c>: runs manifests in a simulated cluster.</summary>
internal static class UpCommand
{
    private const string Description =
        """
        Runs manifests in a simulated cluster, in this process, serves it to kubectl, and prints the pods' life as 'kubectl get pods -w' does.

        The API and DNS are served on 127.0.0.1 until Ctrl-C. With --until-ready or --virtual-time nothing is served, and the run ends by itself.

        Exit codes: 0 everything is ready, or Ctrl-C ended a run without --until-ready; 1 not ready in time; 2 the input, a port or a folder cannot be used.
        """;

    private const int DefaultNodes = 2;

    /// <summary>Declares the command.</summary>
    public static Command Create(CliConsole console)
    {
        var inputs = InputArgument.Any("C# projects, built assemblies, YAML or JSON files, folders of them; '-' for standard input. None for an empty cluster.");
        var untilReady = new Option<bool>("--until-ready") { Description = "End as soon as every StatefulSet and pod is ready." };
        var timeout = new Option<TimeSpan?>("--timeout")
        {
            Description = "How long to run: 60s, 5m, 1h, 500ms. By default 60s with --until-ready, 1h with --virtual-time, else until Ctrl-C.",
            HelpName = "duration",
            CustomParser = ParseDuration,
        };
        var virtualTime = new Option<bool>("--virtual-time") { Description = "Let time pass as fast as it can. Two runs print the same." };
        var timeline = new Option<TimelineFile?>("--timeline")
        {
            Description = "Write what happened to the pods at the end of the run: a picture (.svg), a table (.txt) or data (.json).",
            HelpName = "file",
            CustomParser = ParseTimeline,
        };

        var speed = new Option<double>("--speed")
        {
            Description = "How many simulated seconds pass in a real one: 10 for a run ten times as fast; --timeout counts simulated ones. Not with --virtual-time.",
            HelpName = "factor",
            DefaultValueFactory = static _ => 1,
            CustomParser = static result => NumberArgument.Read<double>(result, static number => number is > 0 and <= 1_000_000, "--speed is a number above 0, at most a million."),
        };

        var command = new Command("up", Description) { inputs, untilReady, timeout, virtualTime, speed, timeline };
        var simulated = new ClusterArguments($"By default {DefaultNodes}.");
        simulated.AddTo(command);
        var serving = new ServeArguments();
        serving.AddTo(command, inputs, untilReady, virtualTime);
        command.Validators.Add(result => Require(
            result,
            !result.GetValue(virtualTime) || result.GetResult(speed) is null or { Implicit: true },
            "--speed has no meaning with --virtual-time, which is as fast as it can be; remove one."));
        command.SetAction((parsed, cancellation) =>
        {
            var options = new UpOptions(
                parsed.GetValue(inputs) ?? [],
                parsed.GetValue(untilReady),
                parsed.GetValue(timeout),
                parsed.GetValue(virtualTime),
                simulated.DefaultClassOf(parsed),
                simulated.ClassesOf(parsed))
            {
                Timeline = parsed.GetValue(timeline),
                Nodes = simulated.NodesOf(parsed) ?? DefaultNodes,
                Speed = parsed.GetValue(speed),
            };
            return simulated.ReadFaults(parsed, console) is { } read
                ? RunAsync(serving.Read(parsed, options with { Faults = read }), console, cancellation)
                : Task.FromResult(ExitCode.BadInput);
        });
        return command;
    }

    private static async Task<int> RunAsync(UpOptions options, CliConsole console, CancellationToken cancellation)
    {
        // The library listens for Ctrl-C only once it has got a task that is not done: what comes sooner would be lost.
        await Task.Yield();
        try
        {
            // Before the first build, so that nothing that changes meanwhile is missed.
            using var sources = options.FollowsSources ? new SourceWatch(options.Inputs, TimeProvider.System) : null;
            var simulation = new Simulation(options, console);
            if (options.Inputs.Count == 0)
            {
                return await simulation.RunAsync([], sources, cancellation).ConfigureAwait(false);
            }

            var input = await new InputReader(console) { EmitsOnBuild = true }.ReadAsync(options.Inputs, cancellation).ConfigureAwait(false);
            if (input is null || Admission.Read(input, console) is not { } objects)
            {
                return ExitCode.BadInput;
            }

            if (sources is not null)
            {
                new SourceFollower(options.Inputs, console).Learn(sources, input);
            }

            return await simulation.RunAsync(objects, sources, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Ended while a project was being built: nothing ran.
            return options.UntilReady ? ExitCode.Failure : ExitCode.Success;
        }
        catch (IOException error)
        {
            // The sources cannot be watched.
            console.Complain(error.Message.TrimEnd('.') + ".");
            return ExitCode.BadInput;
        }
    }

    private static void Require(SymbolResult result, bool isMet, string error)
    {
        if (!isMet)
        {
            result.AddError(error);
        }
    }

    private static TimeSpan? ParseDuration(ArgumentResult result)
    {
        if (DurationText.TryParse(result.Tokens[0].Value, out var value, out var problem))
        {
            return value;
        }

        result.AddError("--timeout: " + problem);
        return null;
    }

    private static TimelineFile? ParseTimeline(ArgumentResult result)
    {
        if (TimelineFile.TryParse(result.Tokens[0].Value, out var file, out var problem))
        {
            return file;
        }

        result.AddError("--timeline: " + problem);
        return null;
    }
}
