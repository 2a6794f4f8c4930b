using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

/// <summary>A SPDY connection with a stream for each channel, as kubectl before 1.31 makes it: <c>v4.channel.k8s.io</c>.</summary>
internal sealed class SpdyChannels : IProgramChannels
{
    /// <summary>The protocol.</summary>
    public const string Protocol = "v4.channel.k8s.io";

    private const string TypeHeader = "streamtype";

    /// <summary>How long the client may take to open its streams.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SpdyConnection _connection;
    private readonly CancellationTokenSource _ending;
    private readonly Task _running;
    private readonly Dictionary<ProgramChannel, SpdyStream> _streams = [];
    private Task _refusing = Task.CompletedTask;

    private SpdyChannels(SpdyConnection connection, CancellationToken cancellation)
    {
        _connection = connection;
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _running = connection.RunAsync(_ending.Token);
    }

    /// <summary>Upgrades the connection and waits for the streams that the request speaks of.</summary>
    /// <param name="request">The request; <see cref="StreamUpgrade.Refuse"/> has nothing against it.</param>
    /// <param name="clock">The real time.</param>
    /// <returns>The channels; null when the client does not open them.</returns>
    public static async Task<SpdyChannels?> AcceptAsync(ApiRequest request, TimeProvider clock)
    {
        var transport = await StreamUpgrade.ToSpdyAsync(request.Http, Protocol).ConfigureAwait(false);
        var channels = new SpdyChannels(new SpdyConnection(transport, clock), request.Http.RequestAborted);
        if (await channels.OpenAsync(Expected(request), clock).ConfigureAwait(false))
        {
            return channels;
        }

        await channels.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    /// <inheritdoc/>
    public Task SendAsync(ProgramChannel channel, ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        _streams.TryGetValue(channel, out var stream) ? stream.WriteAsync(bytes, cancellation) : Task.CompletedTask;

    /// <inheritdoc/>
    public async Task ReceiveAsync(Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> take, Action ended, CancellationToken cancellation)
    {
        // Without the client nobody misses what it has sent, so that nothing is waited for.
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var copying = _streams.TryGetValue(ProgramChannel.Input, out var input) ? CopyAsync(input.Input, take, ended, gone.Token) : Task.CompletedTask;
        try
        {
            await _running.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // There is nobody left to hand it on to.
        }

        await gone.CancelAsync().ConfigureAwait(false);
        await copying.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task CloseAsync(CancellationToken cancellation)
    {
        foreach (var stream in _streams.Values)
        {
            await stream.CloseAsync(cancellation).ConfigureAwait(false);
        }

        await _connection.GoAwayAsync(cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        await _refusing.ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
        _ending.Dispose();
    }

    /// <summary>The streams that a client opens for what it asks; on a terminal, errors are output.</summary>
    private static HashSet<ProgramChannel> Expected(ApiRequest request)
    {
        var isTerminal = request.Flag("tty");
        HashSet<ProgramChannel> expected = [ProgramChannel.Result];
        AddIf(request.Flag("stdin"), ProgramChannel.Input);
        AddIf(request.Flag("stdout"), ProgramChannel.Output);
        AddIf(request.Flag("stderr") && !isTerminal, ProgramChannel.Errors);
        AddIf(isTerminal, ProgramChannel.Resize);
        return expected;

        void AddIf(bool isExpected, ProgramChannel channel)
        {
            if (isExpected)
            {
                expected.Add(channel);
            }
        }
    }

    private static ProgramChannel? TypeOf(SpdyStream stream) => stream.Headers.GetValueOrDefault(TypeHeader) switch
    {
        "stdin" => ProgramChannel.Input,
        "stdout" => ProgramChannel.Output,
        "stderr" => ProgramChannel.Errors,
        "error" => ProgramChannel.Result,
        "resize" => ProgramChannel.Resize,
        _ => null,
    };

    private static async Task CopyAsync(PipeReader input, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> take, Action ended, CancellationToken cancellation)
    {
        try
        {
            ReadResult read;
            do
            {
                read = await input.ReadAsync(cancellation).ConfigureAwait(false);
                foreach (var bytes in read.Buffer)
                {
                    await take(bytes, cancellation).ConfigureAwait(false);
                }

                input.AdvanceTo(read.Buffer.End);
            }
            while (!read.IsCompleted);
            ended();
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or InvalidOperationException)
        {
            // The client is gone, or the program has ended and its streams are closed meanwhile; neither is the end of the input.
        }
    }

    private async Task<bool> OpenAsync(HashSet<ProgramChannel> expected, TimeProvider clock)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _ending.Token);
        try
        {
            while (expected.Count > 0)
            {
                var stream = await _connection.Streams.ReadAsync(limit.Token).ConfigureAwait(false);
                if (TypeOf(stream) is { } channel && expected.Remove(channel))
                {
                    await stream.AcceptAsync(limit.Token).ConfigureAwait(false);
                    _streams.Add(channel, stream);
                    if (channel != ProgramChannel.Input)
                    {
                        // A terminal here has any size, and on the others the client has nothing to say.
                        await stream.Input.CompleteAsync().ConfigureAwait(false);
                    }
                }
                else
                {
                    await stream.ResetAsync(SpdyStatus.RefusedStream, limit.Token).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or System.Threading.Channels.ChannelClosedException)
        {
            return false;
        }

        _refusing = RefuseAsync();
        return true;
    }

    /// <summary>Every channel has its stream: any other is refused.</summary>
    private async Task RefuseAsync()
    {
        try
        {
            await foreach (var stream in _connection.Streams.ReadAllAsync(_ending.Token).ConfigureAwait(false))
            {
                await stream.ResetAsync(SpdyStatus.RefusedStream, _ending.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client is gone.
        }
    }
}
