using System.Collections.Immutable;
using System.Threading.Channels;

namespace Kubewright.Runtime;

/// <summary>
/// A program in a container that somebody is connected to: it runs in the cluster's time on a thread of its own, reads what
/// it is sent, and is held up by a slow reader. Dispose it to end it.
/// </summary>
public sealed class ContainerProcess : IDisposable
{
    private const int MostChunks = 64;

    private readonly CancellationTokenSource _killed = new();
    private readonly Channel<byte[]> _input = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(MostChunks) { SingleReader = true });
    private readonly Channel<ProcessOutput> _output = Channel.CreateBounded<ProcessOutput>(new BoundedChannelOptions(MostChunks));
    private readonly TaskCompletionSource<int> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TerminalLine? _terminal;
    private readonly LiveRun _run;
    private int _connections;

    private ContainerProcess(ContainerHost host, ContainerInstance instance, TimeProvider clock, bool isTerminal)
    {
        _terminal = isTerminal ? new TerminalLine() : null;
        _run = new LiveRun(instance, host, clock, _killed.Token);
    }

    /// <summary>What the program writes; complete when it has ended and all is read.</summary>
    public ChannelReader<ProcessOutput> Output => _output.Reader;

    /// <summary>The exit code, once the program has ended; 137 when it was killed.</summary>
    public Task<int> Exit => _exit.Task;

    /// <summary>Sends bytes to the program's standard input. Waits while the program is slow to read.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        if (_terminal is null)
        {
            await SendAsync(bytes.ToArray(), cancellation).ConfigureAwait(false);
            return;
        }

        var keys = _terminal.Take(bytes.Span);
        if (keys.IsInterrupt)
        {
            _run.Break();
        }

        // What is typed is shown when there is room: nobody waits for it.
        _output.Writer.TryWrite(new ProcessOutput(false, keys.Echo));
        await SendAsync(keys.Lines, cancellation).ConfigureAwait(false);
        if (keys.IsEnd)
        {
            CloseInput();
        }
    }

    /// <summary>Ends the program's standard input.</summary>
    public void CloseInput() => _input.Writer.TryComplete();

    /// <summary>Ends the program.</summary>
    public void Dispose() => _ = _killed.CancelAsync();

    /// <summary>Becomes the one who is connected; false when somebody is.</summary>
    internal bool TryConnect() => Interlocked.CompareExchange(ref _connections, 1, 0) == 0;

    /// <summary>Lets the next one connect.</summary>
    public void Disconnect() => Volatile.Write(ref _connections, 0);

    /// <summary>Starts a program.</summary>
    /// <param name="host">The containers.</param>
    /// <param name="instance">The one it runs in.</param>
    /// <param name="clock">The cluster's clock.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="isTerminal">Whether it is connected to a terminal.</param>
    /// <param name="log">Keeps the output as well; null when nothing does.</param>
    /// <param name="ended">Is told the exit code, before those who are connected are.</param>
    internal static ContainerProcess Start(
        ContainerHost host, ContainerInstance instance, TimeProvider clock, IReadOnlyList<string> command, bool isTerminal, ContainerLog? log, Action<int>? ended)
    {
        var process = new ContainerProcess(host, instance, clock, isTerminal);
        Task.Factory.StartNew(
            () => process.Run(host, [.. command.Select(ByteText.Of)], log, ended),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        return process;
    }

    private async ValueTask SendAsync(byte[] bytes, CancellationToken cancellation)
    {
        if (bytes.Length == 0)
        {
            return;
        }

        try
        {
            await _input.Writer.WriteAsync(bytes, cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            // The program reads no more; as with a closed pipe, nobody misses it.
        }
    }

    private void Run(ContainerHost host, ImmutableArray<string> command, ContainerLog? log, Action<int>? ended)
    {
        var isTerminal = _terminal is not null;
        var code = Shell.Killed;
        try
        {
            lock (host.Gate)
            {
                var streams = new ShellStreams(
                    new LiveInput(_run, _input.Reader, isTerminal),
                    new LiveOutput(_run, _output.Writer, isError: false, isTerminal, log),
                    new LiveOutput(_run, _output.Writer, isError: true, isTerminal, log));
                code = ContainerExec.RunProgram(_run, command, streams);
                log?.Flush(host.Now);
                host.Publish();
            }
        }
        finally
        {
            _input.Writer.TryComplete();
            ended?.Invoke(code);
            _output.Writer.TryComplete();
            _exit.TrySetResult(code);
        }
    }
}
