using System.Buffers;
using System.Buffers.Binary;
using System.Net.WebSockets;

namespace Kubewright.Server;

/// <summary>Writes frames, one after the other, whoever wants to.</summary>
/// <param name="transport">Where to.</param>
internal sealed class SpdyWriter(Stream transport) : IDisposable
{
    private const int HeaderSize = 8;
    private const byte Last = 1;
    private const int MaxData = 32 * 1024;

    /// <summary>No headers, as kubelets accept streams without a word: four zero bytes that are not compressed, and the empty block that lets readers have them.</summary>
    private static readonly byte[] NoHeaders = [0, 4, 0, 0xfb, 0xff, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

    /// <summary>What compressed text begins with when it refers to no dictionary.</summary>
    private static readonly byte[] ZlibHeader = [0x78, 0x01];

    private readonly SemaphoreSlim _writing = new(1);
    private bool _hasReplied;

    /// <summary>Accepts a stream.</summary>
    /// <exception cref="IOException">The connection has ended.</exception>
    public Task ReplyAsync(int stream, CancellationToken cancellation) => WriteAsync(
        () =>
        {
            byte[] payload = [.. BigEndian(stream), .. _hasReplied ? [] : ZlibHeader, .. NoHeaders];
            _hasReplied = true;
            return Control(SpdyFrameType.SynReply, payload);
        },
        cancellation);

    /// <summary>Sends bytes on a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="isLast">Whether nothing follows.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IOException">The connection has ended.</exception>
    public async Task DataAsync(int stream, ReadOnlyMemory<byte> bytes, bool isLast, CancellationToken cancellation)
    {
        do
        {
            var piece = bytes[..Math.Min(bytes.Length, MaxData)];
            bytes = bytes[piece.Length..];
            await WriteAsync(() => Frame((uint)stream, isLast && bytes.IsEmpty ? Last : (byte)0, piece.Span), cancellation).ConfigureAwait(false);
        }
        while (!bytes.IsEmpty);
    }

    /// <summary>Ends a stream in both directions.</summary>
    /// <exception cref="IOException">The connection has ended.</exception>
    public Task ResetAsync(int stream, SpdyStatus status, CancellationToken cancellation) =>
        WriteAsync(() => Control(SpdyFrameType.RstStream, [.. BigEndian(stream), .. BigEndian((int)status)]), cancellation);

    /// <summary>Asks for a sign of life, or gives one.</summary>
    /// <exception cref="IOException">The connection has ended.</exception>
    public Task PingAsync(int id, CancellationToken cancellation) => WriteAsync(() => Control(SpdyFrameType.Ping, BigEndian(id)), cancellation);

    /// <summary>Tells that no further stream is accepted.</summary>
    /// <param name="lastStream">The last one that was.</param>
    /// <param name="isError">Whether that is because what the client sent made no sense.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IOException">The connection has ended.</exception>
    public Task GoAwayAsync(int lastStream, bool isError, CancellationToken cancellation) =>
        WriteAsync(() => Control(SpdyFrameType.GoAway, [.. BigEndian(lastStream), .. BigEndian(isError ? 1 : 0)]), cancellation);

    /// <inheritdoc/>
    public void Dispose() => _writing.Dispose();

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static ArraySegment<byte> Control(SpdyFrameType type, ReadOnlySpan<byte> payload) =>
        Frame(0x8000_0000 | (SpdyConnection.Version << 16) | (uint)type, 0, payload);

    private static ArraySegment<byte> Frame(uint head, byte flags, ReadOnlySpan<byte> payload)
    {
        var frame = ArrayPool<byte>.Shared.Rent(HeaderSize + payload.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame, head);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4), ((uint)flags << 24) | (uint)payload.Length);
        payload.CopyTo(frame.AsSpan(HeaderSize));
        return new ArraySegment<byte>(frame, 0, HeaderSize + payload.Length);
    }

    /// <summary>Writes a frame that is made when its turn has come.</summary>
    private async Task WriteAsync(Func<ArraySegment<byte>> make, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation).ConfigureAwait(false);
        var frame = make();
        try
        {
            await transport.WriteAsync(frame, cancellation).ConfigureAwait(false);
            await transport.FlushAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException)
        {
            throw new IOException("The connection has ended.", exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(frame.Array!);
            _writing.Release();
        }
    }
}
