using System.CommandLine;
using Kubewright.Planning;

namespace Kubewright.Cli;

/// <summary><c>kubewright diff</c>: compares manifests with what was last applied, or with a cluster.</summary>
internal static class DiffCommand
{
    private const string Description =
        """
        Compares manifests field by field with what was last applied, or with a cluster. What the API server fills in counts as written on both sides; what others have written to an object in the cluster is no difference.

        Exit codes: 0 no difference; 1 differences; 2 an input or the cluster cannot be used.
        """;

    /// <summary>Declares the command.</summary>
    public static Command Create(CliConsole console)
    {
        var inputs = InputArgument.Several("C# projects, built assemblies, YAML or JSON files, folders of them; '-' for standard input.");
        var baseline = new Option<string?>("--baseline") { Description = "What was last applied: a file or a folder of manifests. By default where the project says (KubewrightBaseline).", HelpName = "path" };
        var cluster = new Option<bool>("--cluster") { Description = "Compare with a cluster, through kubectl." };
        var format = new Option<DiffFormat>("--format") { Description = "How to print differences: as text for people, which is the default, or as one JSON array.", HelpName = "text|json" };
        var target = new ClusterTarget.Options();
        var command = new Command("diff", Description) { inputs, baseline, cluster };
        target.AddTo(command);
        command.Options.Add(format);
        command.SetAction(async (parsed, cancellation) =>
        {
            var reader = parsed.GetValue(cluster) ? new ClusterReader(new Kubectl(console, target.Read(parsed)), console) : null;
            if (await ReadAsync(parsed.GetRequiredValue(inputs), parsed.GetValue(baseline), reader, console, cancellation).ConfigureAwait(false) is not { } sides)
            {
                return ExitCode.BadInput;
            }

            var changes = ManifestDiff.Compare(sides.Before, sides.After);
            console.Out.Write(parsed.GetValue(format) == DiffFormat.Json ? PlanJson.Write(changes) : new PlanText(console.HasColors).Write(changes));
            return changes.Any(static change => change.Kind != ChangeKind.Unchanged) ? ExitCode.Failure : ExitCode.Success;
        });
        return command;
    }

    private static async Task<PlanSides?> ReadAsync(IReadOnlyList<string> inputs, string? baseline, ClusterReader? reader, CliConsole console, CancellationToken cancellation)
    {
        var space = reader is null ? Runtime.KindInfo.DefaultNamespace : await reader.NamespaceAsync(cancellation).ConfigureAwait(false);
        if (space is null || await PlanInput.ReadAsync(inputs, space, console, cancellation).ConfigureAwait(false) is not { } after)
        {
            return null;
        }

        var file = BaselineFile.Of(baseline, after, console);
        if (reader is null && file is null)
        {
            console.Complain("there is nothing to compare with: name what was last applied with --baseline, or a cluster with --cluster.");
            return null;
        }

        if (reader is null && !file!.Exists())
        {
            return null;
        }

        var last = file is null ? PlanInput.Nothing : await file.ReadAsync(space, cancellation).ConfigureAwait(false);
        return last is null ? null
            : reader is null ? new PlanSides(last.Objects, after.Objects)
            : await PlanSides.OfClusterAsync(after.Objects, last.Objects, reader, cancellation).ConfigureAwait(false);
    }

    private enum DiffFormat
    {
        Text,
        Json,
    }
}
