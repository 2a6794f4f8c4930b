using System.Collections.Immutable;
using System.Threading.Tasks.Sources;

namespace Kubewright.Runtime;

/// <summary>
/// The run of a container's own command. It waits in the cluster's time: whoever plays it lets it go on when that has come,
/// on the caller's thread, so that the same seed gives the same trace.
/// </summary>
internal sealed class MainRun : ProgramRun, IValueTaskSource
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private ManualResetValueTaskSourceCore<bool> _wait;
    private ValueTask<int> _program;
    private DateTimeOffset _now;
    private DateTimeOffset? _due;
    private ProgramState? _end;

    private MainRun(ContainerInstance container, DateTimeOffset start)
        : base(container, isMain: true) =>
        _now = start;

    /// <inheritdoc/>
    public override DateTimeOffset Now => _now;

    /// <summary>
    /// Whether the simulation knows how a container's command goes: a shell, or a program that every container has. One that
    /// reads its standard input waits for somebody who attaches to it.
    /// </summary>
    public static bool IsKnown(Container container) => container.Stdin != true && ProgramOf(container) is not null;

    /// <summary>The program that a container starts, if it is one that every container has; null otherwise, also when the image decides.</summary>
    public static string? ProgramOf(Container container)
    {
        var program = container.Command is [var command, ..] ? command
            : ImageProfile.Of(container.Image) is { Program: "sh" } ? (container.Args is [var argument, ..] ? argument : "sh")
            : null;
        var name = program?[(program.LastIndexOf('/') + 1)..];
        return name is not null && Utilities.Find(name) is not null && (container.Command is { Count: > 0 } || container.Args is { Count: > 0 } || container.Stdin == true) ? name : null;
    }

    /// <summary>Starts a container's command.</summary>
    /// <param name="container">The container, just started.</param>
    /// <param name="start">When.</param>
    public static MainRun Start(ContainerInstance container, DateTimeOffset start)
    {
        var run = new MainRun(container, start);
        var output = new LogOutput(run);
        run.Inline(() => run._program = ContainerExec.NewShell(run).CallAsync(
            [.. container.Command.Select(ByteText.Of)], new ShellStreams(new ShellInput(""), output, output)));
        return run;
    }

    /// <summary>Lets the command go on up to an instant.</summary>
    public ProgramState Play(DateTimeOffset now)
    {
        while (!_program.IsCompleted && _due <= now)
        {
            _now = _due.Value;
            _due = null;
            Inline(() => _wait.SetResult(true));
        }

        if (_end is null && _program.IsCompleted)
        {
            var code = _program.Result;
            Container.Log.Flush(_now);

            // A command that was ended for taking too many steps would have gone on for ever.
            _end = new ProgramState(null, Stop is null ? code : null, _now, IsUnknown);
        }

        return _end ?? new ProgramState(_due, null, default, false);
    }

    /// <inheritdoc/>
    public void GetResult(short token) => _wait.GetResult(token);

    /// <inheritdoc/>
    public ValueTaskSourceStatus GetStatus(short token) => _wait.GetStatus(token);

    /// <inheritdoc/>
    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _wait.OnCompleted(continuation, state, token, flags);

    /// <inheritdoc/>
    protected override ValueTask PassAsync(TimeSpan time)
    {
        _wait.Reset();
        _due = time >= Forever ? null : _now + (time < ShortestWait ? ShortestWait : time);
        return new ValueTask(this, _wait.Version);
    }

    /// <summary>Runs a part of the command on this thread: a synchronization context would send what follows a wait elsewhere.</summary>
    private void Inline(Action part)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            part();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }

        if (!_program.IsCompleted && _due is null && _wait.GetStatus(_wait.Version) != ValueTaskSourceStatus.Pending)
        {
            throw new InvalidOperationException("A container's command waits for something other than time.");
        }
    }

    /// <summary>Writes to the container's log.</summary>
    private sealed class LogOutput(MainRun run) : ShellOutput
    {
        public override void Write(string text) => run.Container.Log.Write(run._now, text);
    }
}
