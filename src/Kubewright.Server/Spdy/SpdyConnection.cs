using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace Kubewright.Server;

/// <summary>
/// The server's side of SPDY/3.1 as Kubernetes uses it: the client opens streams, both sides send bytes. There is no flow
/// control per stream, as the clients have none: a stream that nobody reads holds up its connection.
/// </summary>
/// <param name="transport">The bytes of both directions.</param>
/// <param name="clock">The real time, for signs of life.</param>
internal sealed class SpdyConnection(Stream transport, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>The version of the frames.</summary>
    public const uint Version = 3;

    private const int HeaderSize = 8;

    /// <summary>The number of a stream, that of another one, a priority, and a byte that nobody uses.</summary>
    private const int SynStreamSize = 10;

    private const int MostStreams = 256;
    private const byte Last = 1;
    private const int StreamMask = 0x7fff_ffff;

    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(30);

    private readonly PipeReader _input = PipeReader.Create(transport, new StreamPipeReaderOptions(leaveOpen: true));
    private readonly SpdyWriter _writer = new(transport);
    private readonly SpdyHeaderReader _headers = new();
    private readonly ConcurrentDictionary<int, SpdyStream> _open = [];
    private readonly Channel<SpdyStream> _streams = Channel.CreateBounded<SpdyStream>(MostStreams);
    private int _lastStream;

    /// <summary>The streams as the client opens them; complete when the connection has ended. Each is to be accepted or reset.</summary>
    public ChannelReader<SpdyStream> Streams => _streams.Reader;

    /// <summary>Takes what the client sends, until it is gone or sends what makes no sense.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var pinging = PingAsync(ending);
        try
        {
            while (await ReadFrameAsync(ending.Token).ConfigureAwait(false))
            {
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // A connection that breaks off has ended as well.
        }

        await ending.CancelAsync().ConfigureAwait(false);
        await pinging.ConfigureAwait(false);
        foreach (var stream in _open.Values)
        {
            stream.Abort();
        }

        _streams.Writer.TryComplete();
    }

    /// <summary>Tells the client that no further stream is accepted.</summary>
    /// <exception cref="IOException">The connection has ended.</exception>
    public Task GoAwayAsync(CancellationToken cancellation) => _writer.GoAwayAsync(_lastStream, isError: false, cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _input.CompleteAsync().ConfigureAwait(false);
        await transport.DisposeAsync().ConfigureAwait(false);
        _headers.Dispose();
        _writer.Dispose();
    }

    /// <summary>A client that has vanished is found out by writing to it, also while a stream holds up the reading.</summary>
    private async Task PingAsync(CancellationTokenSource ending)
    {
        using var timer = new PeriodicTimer(PingInterval, clock);
        try
        {
            // The numbers of a server's pings are even.
            for (var id = 2; await timer.WaitForNextTickAsync(ending.Token).ConfigureAwait(false); id = (id + 2) & StreamMask)
            {
                await _writer.PingAsync(id, ending.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            await ending.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> ReadFrameAsync(CancellationToken cancellation)
    {
        if (await ReadAsync(HeaderSize, cancellation).ConfigureAwait(false) is not { } header)
        {
            return false;
        }

        var head = BinaryPrimitives.ReadUInt32BigEndian(header);
        var length = (int)(BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4)) & 0x00ff_ffff);
        var isLast = (header[4] & Last) != 0;
        if (head <= StreamMask)
        {
            return await ReadDataAsync((int)head, length, isLast, cancellation).ConfigureAwait(false);
        }

        if (((head >> 16) & 0x7fff) != Version || length > SpdyHeaderReader.MaxSize)
        {
            return await EndAsync(cancellation).ConfigureAwait(false);
        }

        return await ReadAsync(length, cancellation).ConfigureAwait(false) is { } payload
            && await TakeAsync((SpdyFrameType)(ushort)head, payload, isLast, cancellation).ConfigureAwait(false);
    }

    /// <summary>Hands bytes on to their stream as they come; those for no stream are dropped, as a stream may just have ended.</summary>
    private async Task<bool> ReadDataAsync(int id, int length, bool isLast, CancellationToken cancellation)
    {
        var stream = _open.GetValueOrDefault(id);
        while (length > 0)
        {
            var read = await _input.ReadAsync(cancellation).ConfigureAwait(false);
            var piece = read.Buffer.Slice(0, Math.Min(length, read.Buffer.Length));
            if (piece.IsEmpty && read.IsCompleted)
            {
                return false;
            }

            length -= (int)piece.Length;
            if (stream is not null)
            {
                await stream.ReceiveAsync(piece, cancellation).ConfigureAwait(false);
            }

            _input.AdvanceTo(piece.End);
        }

        if (isLast)
        {
            stream?.EndInput();
        }

        return true;
    }

    private async Task<bool> TakeAsync(SpdyFrameType type, byte[] payload, bool isLast, CancellationToken cancellation)
    {
        // Any frame but one of settings or of an unknown type begins with a number.
        var number = payload.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32BigEndian(payload);
        switch (type)
        {
            case SpdyFrameType.SynStream when payload.Length >= SynStreamSize:
                return await OpenAsync(number & StreamMask, payload.AsMemory(SynStreamSize), isLast, cancellation).ConfigureAwait(false);
            case SpdyFrameType.SynReply or SpdyFrameType.Headers when payload.Length >= sizeof(int):
                // Nobody wants what they say, but later ones refer to it.
                return _headers.Read(payload.AsMemory(sizeof(int))) is not null || await EndAsync(cancellation).ConfigureAwait(false);
            case SpdyFrameType.RstStream when payload.Length == 2 * sizeof(int):
                _open.GetValueOrDefault(number & StreamMask)?.Abort();
                return true;
            case SpdyFrameType.Ping when payload.Length == sizeof(int):
                if (number % 2 != 0)
                {
                    await _writer.PingAsync(number, cancellation).ConfigureAwait(false);
                }

                return true;
            case SpdyFrameType.SynStream or SpdyFrameType.SynReply or SpdyFrameType.Headers or SpdyFrameType.RstStream or SpdyFrameType.Ping:
                return await EndAsync(cancellation).ConfigureAwait(false);
            default:
                // Settings, windows and what later versions may bring change nothing here; a client that goes away closes the connection itself.
                return true;
        }
    }

    private async Task<bool> OpenAsync(int id, ReadOnlyMemory<byte> block, bool isLast, CancellationToken cancellation)
    {
        if (_headers.Read(block) is not { } headers || id % 2 == 0 || id <= _lastStream)
        {
            return await EndAsync(cancellation).ConfigureAwait(false);
        }

        _lastStream = id;
        if (_open.Count >= MostStreams)
        {
            await _writer.ResetAsync(id, SpdyStatus.RefusedStream, cancellation).ConfigureAwait(false);
            return true;
        }

        var stream = new SpdyStream(id, headers, _writer, over => _open.TryRemove(over, out _));
        _open[id] = stream;
        if (isLast)
        {
            stream.EndInput();
        }

        await _streams.Writer.WriteAsync(stream, cancellation).ConfigureAwait(false);
        return true;
    }

    /// <summary>What the client sends makes no sense, so nothing of what follows can be understood.</summary>
    private async Task<bool> EndAsync(CancellationToken cancellation)
    {
        await _writer.GoAwayAsync(_lastStream, isError: true, cancellation).ConfigureAwait(false);
        return false;
    }

    /// <summary>The next bytes; null when the client has ended the connection before.</summary>
    private async Task<byte[]?> ReadAsync(int length, CancellationToken cancellation)
    {
        if (length == 0)
        {
            return [];
        }

        var read = await _input.ReadAtLeastAsync(length, cancellation).ConfigureAwait(false);
        if (read.Buffer.Length < length)
        {
            return null;
        }

        var bytes = read.Buffer.Slice(0, length);
        var result = bytes.ToArray();
        _input.AdvanceTo(bytes.End);
        return result;
    }
}
