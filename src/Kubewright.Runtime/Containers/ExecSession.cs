namespace Kubewright.Runtime;

/// <summary>
/// A shell that someone types into: <c>kubectl exec -it … -- sh</c>. Lines are fed as they come; what the shell writes is
/// handed back, standard output and error in one stream as on a terminal.
/// </summary>
public sealed class ExecSession
{
    private readonly ContainerHost _host;
    private readonly Func<ApiError?> _refusal;
    private readonly BufferOutput _output = new(ProgramRun.MostOutput);
    private readonly ContainerInstance _instance;
    private ShellState _state;
    private string _pending = "";

    internal ExecSession(ContainerHost host, ContainerInstance instance, string shellName, Func<ApiError?> refusal)
    {
        _host = host;
        _instance = instance;
        _refusal = refusal;
        _state = ContainerExec.NewShell(new ExecRun(instance, host.Now)).State;
        _state.Name = shellName;
    }

    /// <summary>Whether the shell has ended.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The exit code of the last command; the shell's own once it has ended.</summary>
    public int ExitCode { get; private set; }

    /// <summary>How much virtual time the commands took so far. The cluster's clock has not moved for them.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>What the shell shows while it waits for a line: <c># </c>, or <c>&gt; </c> inside a command that is not complete.</summary>
    public string Prompt => HasEnded ? "" : _pending.Length > 0 ? "> " : _instance.UserId == 0 ? "# " : "$ ";

    /// <summary>Feeds one line, and runs the command that it completes.</summary>
    /// <param name="line">The line without its end.</param>
    /// <returns>What the shell wrote.</returns>
    public string Feed(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (HasEnded)
        {
            return "";
        }

        if (_refusal() is not null)
        {
            HasEnded = true;
            ExitCode = Shell.Killed;
            return "";
        }

        var text = _pending + ByteText.Of(line) + "\n";
        var script = ShellScript.Parse(text);
        if (script.IsIncomplete && text.Length < ProgramRun.MostOutput)
        {
            _pending = text;
            return "";
        }

        _pending = "";
        lock (_host.Gate)
        {
            var run = new ExecRun(_instance, _host.Now);
            var shell = new Shell(run, _state);
            ExitCode = ContainerExec.Complete(shell.RunTextAsync(text, new ShellStreams(new ShellInput(""), _output, _output)));
            Duration += run.Elapsed;
            HasEnded = shell.Flow == ShellFlow.Exit && run.Stop is null;
            if (run.Stop is { } reason)
            {
                _output.WriteLine(reason);
            }

            _state = shell.State;
        }

        return ByteText.ToText(_output.Take());
    }

    /// <summary>Ends the input, as Ctrl-D does: the shell ends.</summary>
    public void Close() => HasEnded = true;
}
