using System.Buffers;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>
/// A WebSocket whose messages belong to channels: the first byte of each says to which. The protocols are
/// <c>v5.channel.k8s.io</c>, in which the client can end a channel, and <c>v4.channel.k8s.io</c>, in which it cannot.
/// </summary>
internal sealed class ChannelSocket : IDisposable
{
    /// <summary>Standard input.</summary>
    public const byte Input = 0;

    /// <summary>Standard output.</summary>
    public const byte Output = 1;

    /// <summary>Standard error.</summary>
    public const byte Errors = 2;

    /// <summary>How it ended: a Status.</summary>
    public const byte Result = 3;

    private const byte Close = 255;
    private const string Latest = "v5.channel.k8s.io";
    private const string Older = "v4.channel.k8s.io";
    private const int BufferSize = 32 << 10;

    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(30);

    private readonly WebSocket _socket;
    private readonly SemaphoreSlim _sending = new(1);

    private ChannelSocket(WebSocket socket) => _socket = socket;

    /// <summary>Why the connection cannot be upgraded; null when it can.</summary>
    public static ApiError? Refuse(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            return new ApiError(
                StatusReason.BadRequest,
                http.Request.Headers.Upgrade.ToString().StartsWith("SPDY", StringComparison.OrdinalIgnoreCase)
                    ? "this server streams over WebSockets only, and the client asks for SPDY: use kubectl 1.31 or newer, or set KUBECTL_REMOTE_COMMAND_WEBSOCKETS=true for kubectl 1.29 and 1.30"
                    : "Upgrade request required");
        }

        return Choose(http) is null ? new ApiError(StatusReason.BadRequest, $"the server speaks the WebSocket subprotocols {Latest} and {Older} here") : null;
    }

    /// <summary>Upgrades the connection; <see cref="Refuse"/> has nothing against it.</summary>
    public static async Task<ChannelSocket> AcceptAsync(HttpContext http) => new(await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
    {
        SubProtocol = Choose(http),
        KeepAliveInterval = PingInterval,
        KeepAliveTimeout = PingInterval,
    }).ConfigureAwait(false));

    /// <summary>Sends bytes on a channel. Waits while the client is slow to read.</summary>
    public async Task SendAsync(byte channel, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var message = ArrayPool<byte>.Shared.Rent(bytes.Length + 1);
        await _sending.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            message[0] = channel;
            bytes.CopyTo(message.AsMemory(1));
            await _socket.SendAsync(message.AsMemory(0, bytes.Length + 1), WebSocketMessageType.Binary, endOfMessage: true, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
            ArrayPool<byte>.Shared.Return(message);
        }
    }

    /// <summary>Hands on what the client sends on the input channel, until it ends that, or is gone.</summary>
    /// <param name="take">Receives the bytes; what it gets is overwritten afterwards.</param>
    /// <param name="ended">Is called when the client ends the channel.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task ReceiveAsync(Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> take, Action ended, CancellationToken cancellation)
    {
        var buffer = new byte[BufferSize];
        byte? channel = null;
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
                channel = bytes.Span[0];
                bytes = bytes[1..];
            }

            if (channel == Input && bytes.Length > 0)
            {
                await take(bytes, cancellation).ConfigureAwait(false);
            }
            else if (channel == Close && bytes.Length > 0 && bytes.Span[0] == Input)
            {
                ended();
            }

            channel = received.EndOfMessage ? null : channel ?? Close;
        }
    }

    /// <summary>Closes the connection in good order.</summary>
    public async Task CloseAsync(CancellationToken cancellation)
    {
        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _sending.Dispose();
    }

    private static string? Choose(HttpContext http)
    {
        var asked = http.WebSockets.WebSocketRequestedProtocols;
        return asked.Contains(Latest) ? Latest : asked.Contains(Older) ? Older : null;
    }
}
