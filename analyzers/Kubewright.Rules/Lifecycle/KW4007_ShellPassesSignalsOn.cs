using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>A shell that starts a container with data passes signals on.</summary>
public sealed class ShellPassesSignalsOn() : StatefulSetRule(new(
    "KW4007", "shell-swallows-sigterm", "A shell that starts a container with data passes signals on",
    RuleCategory.Lifecycle, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    private static readonly string[] BuiltIns = ["wait", "exit", "true", "false", ":", "cd", "export", "set", "unset", "read", "return", "break", "eval", "."];

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        // Where the processes share a namespace, the shell is not process 1.
        if (!pod.ShareProcessNamespace.IsAbsent && pod.ShareProcessNamespace.Is(false) != true)
        {
            return;
        }

        foreach (var container in PodContainers.Running(pod))
        {
            if (container.View.Command.Count == 0 || ShellCall.Words(container.View.Command, container.View.Args) is not { } words
                || ShellCall.Of(words) is not { } call || ShellScript.Read(call.Script) is not { IsEmpty: false } commands
                || !SwallowsSignals(call, commands) || !ClaimMounts.Has(container.View, set))
            {
                continue;
            }

            var last = commands[commands.Length - 1];
            var process = last.IsCompoundEnd || BuiltIns.Contains(last.Words[0]) ? "what it starts" : $"'{Text(last)}'";
            context.Report(
                call.At,
                $"{context.Object} starts {container} by a shell that runs {process} as a child: the shell is process 1 and does not pass SIGTERM on, "
                + $"so the process never hears that it has to stop and is killed{(GracePeriod.Of(pod) is { } grace ? $" after {grace} seconds" : "")} with its data open. "
                + "Put exec before the last command, so that it takes the shell's place, or set a trap that stops the process.",
                Fix(context, call, commands));
        }
    }

    private static bool SwallowsSignals(ShellCall call, ImmutableArray<ShellCommand> commands)
    {
        var last = commands[commands.Length - 1];
        // Every release of bash runs a script of one command in its own place.
        return last.Terminator != "&"
            && !commands.Any(static command => command.Words[0] == "trap" || ReplacesTheShell(command))
            && !(call.Shell == "bash" && IsSimple(commands) && commands.Length == 1);
    }

    // With redirections alone, exec changes the shell's own files.
    private static bool ReplacesTheShell(ShellCommand command) =>
        command.Words.Length > 1 && command.Words[0] == "exec" && command.Words[1].TrimStart([.. "0123456789"]) is var word && (word.Length == 0 || word[0] is not ('>' or '<' or '&'));

    /// <summary>Whether the script ends with one plain command, which <c>exec</c> can replace the shell with.</summary>
    private static bool IsSimple(ImmutableArray<ShellCommand> commands)
    {
        var last = commands[commands.Length - 1];
        var before = commands.Length > 1 ? commands[commands.Length - 2].Terminator : "";
        return last.Depth == 0 && !last.IsCompoundEnd && before is not ("|" or "||");
    }

    private static FixHint? Fix(RuleContext context, ShellCall call, ImmutableArray<ShellCommand> commands)
    {
        var last = commands[commands.Length - 1];
        return IsSimple(commands) && last.Terminator is "" or ";" && !BuiltIns.Contains(last.Words[0]) && last.Words[0].IndexOf('=') < 0
            ? new FixHint("Put exec before the last command", new SetValueEdit(context.Object.Key, call.At.Path, Build.Text(call.Script.Insert(last.Start, "exec "))))
            : null;
    }

    private static string Text(ShellCommand command) => command.Words.FirstOrDefault(static word => word.IndexOf('=') < 0) ?? command.Words[0];
}
