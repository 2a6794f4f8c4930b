using System.Buffers;
using System.Collections.Immutable;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

/// <summary>
/// A WebSocket whose messages belong to channels: the first byte of each says to which. The protocols are
/// <c>v5.channel.k8s.io</c>, in which the client can end a channel, and <c>v4.channel.k8s.io</c>, in which it cannot.
/// </summary>
internal sealed class ChannelSocket : IProgramChannels
{
    private const ProgramChannel Close = (ProgramChannel)255;
    private const int BufferSize = 32 << 10;

    /// <summary>
    /// kubectl makes its channels after the handshake and drops what comes for them earlier. In a real cluster the way to the
    /// container takes longer than that.
    /// </summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(100);

    private readonly WebSocket _socket;
    private readonly SemaphoreSlim _sending = new(1);
    private readonly Task _settled = Task.Delay(Settling, TimeProvider.System);

    private ChannelSocket(WebSocket socket) => _socket = socket;

    /// <summary>The subprotocols, the best first.</summary>
    public static ImmutableArray<string> Protocols { get; } = ["v5.channel.k8s.io", "v4.channel.k8s.io"];

    /// <summary>Upgrades the connection; <see cref="StreamUpgrade.Refuse"/> has nothing against it.</summary>
    public static async Task<ChannelSocket> AcceptAsync(HttpContext http) =>
        new(await http.WebSockets.AcceptWebSocketAsync(StreamUpgrade.WebSocket(StreamUpgrade.Choose(http, Protocols))).ConfigureAwait(false));

    /// <inheritdoc/>
    public async Task SendAsync(ProgramChannel channel, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var message = ArrayPool<byte>.Shared.Rent(bytes.Length + 1);
        await _sending.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await _settled.WaitAsync(cancellation).ConfigureAwait(false);
            message[0] = (byte)channel;
            bytes.CopyTo(message.AsMemory(1));
            await _socket.SendAsync(message.AsMemory(0, bytes.Length + 1), WebSocketMessageType.Binary, endOfMessage: true, cancellation).ConfigureAwait(false);
        }
        catch (WebSocketException exception)
        {
            throw new IOException("The client is gone.", exception);
        }
        finally
        {
            _sending.Release();
            ArrayPool<byte>.Shared.Return(message);
        }
    }

    /// <inheritdoc/>
    public async Task ReceiveAsync(Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> take, Action ended, CancellationToken cancellation)
    {
        try
        {
            await ReadAsync(take, ended, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // A connection that breaks off has ended as well.
        }
    }

    /// <inheritdoc/>
    public async Task CloseAsync(CancellationToken cancellation)
    {
        if (_socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        try
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation).ConfigureAwait(false);
        }
        catch (WebSocketException exception)
        {
            throw new IOException("The client is gone.", exception);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _sending.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ReadAsync(Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> take, Action ended, CancellationToken cancellation)
    {
        var buffer = new byte[BufferSize];
        ProgramChannel? channel = null;
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer.AsMemory(), cancellation).ConfigureAwait(false);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            // A message of any length passes through in pieces; only its first byte is the channel.
            var bytes = buffer.AsMemory(0, received.Count);
            if (channel is null && bytes.Length > 0)
            {
                channel = (ProgramChannel)bytes.Span[0];
                bytes = bytes[1..];
            }

            if (channel == ProgramChannel.Input && bytes.Length > 0)
            {
                await take(bytes, cancellation).ConfigureAwait(false);
            }
            else if (channel == Close && bytes.Length > 0 && bytes.Span[0] == (byte)ProgramChannel.Input)
            {
                ended();
            }

            channel = received.EndOfMessage ? null : channel ?? Close;
        }
    }
}
