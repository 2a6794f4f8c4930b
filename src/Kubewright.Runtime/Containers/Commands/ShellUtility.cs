namespace Kubewright.Runtime;

/// <summary><c>sh</c>, <c>bash</c> and <c>ash</c>: a shell that runs text, a file, or its standard input.</summary>
internal static class ShellUtility
{
    /// <summary>Runs it.</summary>
    public static async ValueTask<int> RunAsync(UtilityCall call)
    {
        var shell = call.Shell.Inner();
        var name = call.Name[(call.Name.LastIndexOf('/') + 1)..];
        shell.State.Name = name == "ash" ? "sh" : name;
        shell.State.Functions = shell.State.Functions.Clear();
        shell.State.Options = "";
        var arguments = call.Arguments;
        var isText = false;
        while (!arguments.IsEmpty && arguments[0].Length > 1 && arguments[0][0] is '-' or '+')
        {
            var option = arguments[0];
            arguments = arguments.RemoveAt(0);
            if (option == "--")
            {
                break;
            }

            if (option.EndsWith('o') && !arguments.IsEmpty)
            {
                shell.State.Options += arguments[0] == "pipefail" ? "p" : "";
                arguments = arguments.RemoveAt(0);
            }

            isText |= option.Contains('c');
            shell.State.Options += new string([.. option.Where(static c => c is 'e' or 'u' or 'x')]);
        }

        string text;
        if (isText)
        {
            if (arguments.IsEmpty)
            {
                return call.Fail("-c requires an argument", 2);
            }

            text = arguments[0];
            shell.State.Arguments = arguments.Length > 2 ? arguments[2..] : [];
            shell.State.Name = arguments.Length > 1 ? arguments[1] : shell.State.Name;
        }
        else if (!arguments.IsEmpty)
        {
            if (call.Read(arguments[0], out text) is { } error)
            {
                return call.Fail($"can't open '{arguments[0]}': {error.ToText()}", Shell.NotFound);
            }

            shell.State.Arguments = arguments.RemoveAt(0);
        }
        else
        {
            return await RunInputAsync(shell, call.Streams).ConfigureAwait(false);
        }

        return await shell.RunTextAsync(text, call.Streams).ConfigureAwait(false);
    }

    /// <summary>Runs what comes in, command by command: what a command reads is not the shell's.</summary>
    private static async ValueTask<int> RunInputAsync(Shell shell, ShellStreams streams)
    {
        var isTerminal = streams.In.IsTerminal;
        var pending = "";
        var code = 0;
        while (shell.Flow != ShellFlow.Exit && shell.Run.Stop is null)
        {
            if (isTerminal)
            {
                streams.Error.Write(pending.Length > 0 ? "> " : Prompt(shell));
            }

            var line = streams.In.ReadLine();
            if (isTerminal && shell.Run.Refresh())
            {
                pending = "";
                continue;
            }

            var text = line is null ? pending : $"{pending}{line}\n";
            if (line is not null && text.Length < ProgramRun.MostOutput && ShellScript.Parse(text).IsIncomplete)
            {
                pending = text;
                continue;
            }

            pending = "";
            code = text.Length > 0 ? await shell.RunTextAsync(text, streams).ConfigureAwait(false) : code;
            if (isTerminal && shell.Run.Refresh())
            {
                shell.Flow = ShellFlow.Next;
            }

            if (line is null)
            {
                break;
            }
        }

        return shell.Run.Stop is null ? code : Shell.Killed;
    }

    private static string Prompt(Shell shell)
    {
        var end = shell.Run.Container.UserId == 0 ? "#" : "$";
        return shell.State.Name == "bash"
            ? $"{(end == "#" ? "root" : "app")}@{shell.Run.Container.Hostname}:{shell.State.Directory}{end} "
            : $"{end} ";
    }
}
