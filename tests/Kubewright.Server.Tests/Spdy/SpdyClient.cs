using System.Buffers.Binary;
using System.IO.Compression;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace Kubewright.Server.Tests;

/// <summary>The client's side of a SPDY connection, by itself or in a WebSocket.</summary>
internal sealed class SpdyClient : IAsyncDisposable
{
    private const byte Last = 1;

    private readonly CancellationTokenSource _patience = new(Patience.Limit);
    private readonly Stream _transport;
    private readonly MemoryStream _compressed = new();
    private readonly ZLibStream _headers;
    private readonly Dictionary<int, List<byte>> _data = [];
    private readonly HashSet<int> _accepted = [];
    private readonly HashSet<int> _ended = [];
    private readonly HashSet<int> _reset = [];
    private int _nextStream = 1;

    private SpdyClient(Stream transport)
    {
        _transport = transport;
        _headers = new ZLibStream(_compressed, CompressionLevel.Optimal);
    }

    /// <summary>Whether the server has told that it accepts no further stream.</summary>
    public bool IsGoingAway { get; private set; }

    /// <summary>Connects to a subresource.</summary>
    /// <param name="served">The server.</param>
    /// <param name="path">The path, with its query.</param>
    /// <param name="protocol">What is spoken over SPDY.</param>
    /// <param name="isTunnel">Whether to go through a WebSocket.</param>
    public static async Task<SpdyClient> ConnectAsync(ServedCluster served, string path, string protocol, bool isTunnel)
    {
        var head = isTunnel
            ? $"GET {path} HTTP/1.1\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: SPDY/3.1+{protocol}\r\n"
            : $"POST {path} HTTP/1.1\r\nUpgrade: SPDY/3.1\r\nX-Stream-Protocol-Version: {protocol}\r\nContent-Length: 0\r\n";
        var (transport, answer) = await UpgradeAsync(served, head);
        Assert.StartsWith("HTTP/1.1 101 ", answer, StringComparison.Ordinal);
        Assert.Contains(protocol, answer, StringComparison.Ordinal);
        return new SpdyClient(isTunnel
            ? WebSocketStream.Create(WebSocket.CreateFromStream(transport, new WebSocketCreationOptions()), WebSocketMessageType.Binary, ownsWebSocket: true)
            : transport);
    }

    /// <summary>Sends the head of a request for an upgrade, and gives what follows the head of the answer.</summary>
    public static async Task<(Stream Transport, string Answer)> UpgradeAsync(ServedCluster served, string head)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(served.Url.Host, served.Url.Port);
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true), leaveInnerStreamOpen: false, static (_, _, _, _) => true);
        await stream.AuthenticateAsClientAsync(served.Url.Host);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{head}Host: {served.Url.Authority}\r\nConnection: Upgrade\r\nAuthorization: {served.Http.DefaultRequestHeaders.Authorization}\r\n\r\n"));
        var answer = new StringBuilder();
        var next = new byte[1];
        while (!answer.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(next);
            answer.Append((char)next[0]);
        }

        return (stream, answer.ToString());
    }

    /// <summary>Opens a stream, and waits until it is accepted or refused.</summary>
    /// <returns>Its number; null when it was refused.</returns>
    public async Task<int?> OpenAsync(params (string Name, string Value)[] headers)
    {
        var id = _nextStream;
        _nextStream += 2;
        await SendAsync(0x8003_0001, 0, [.. Number(id), .. Number(0), 0, 0, .. Block(headers)]);
        await UntilAsync(() => _accepted.Contains(id) || _reset.Contains(id));
        return _accepted.Contains(id) ? id : null;
    }

    /// <summary>Opens the two streams of a forwarded connection.</summary>
    public async Task<(int Errors, int Data)> OpenPairAsync(int port, int pair)
    {
        var (number, id) = ($"{port}", $"{pair}");
        var errors = await OpenAsync(("streamType", "error"), ("port", number), ("requestID", id));
        await EndAsync(errors!.Value);
        var data = await OpenAsync(("streamType", "data"), ("port", number), ("requestID", id));
        return (errors.Value, data!.Value);
    }

    /// <summary>Sends a text on a stream.</summary>
    public Task SendAsync(int stream, string text) => SendAsync((uint)stream, 0, Encoding.UTF8.GetBytes(text));

    /// <summary>Sends nothing more on a stream.</summary>
    public Task EndAsync(int stream) => SendAsync((uint)stream, Last, []);

    /// <summary>Sends bytes, whatever they are.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _transport.WriteAsync(bytes, _patience.Token);

    /// <summary>Sends a frame.</summary>
    public Task SendAsync(uint head, byte flags, ReadOnlySpan<byte> payload) => SendAsync((byte[])[.. Number((int)head), .. Number((flags << 24) | payload.Length), .. payload]);

    /// <summary>Reads a stream to its end.</summary>
    public async Task<string> ReadAsync(int stream)
    {
        await UntilAsync(() => _ended.Contains(stream) || _reset.Contains(stream));
        Assert.DoesNotContain(stream, _reset);
        return TextOf(stream);
    }

    /// <summary>Reads a stream until it ends with a text.</summary>
    public async Task<string> ReadUntilAsync(int stream, string end)
    {
        await UntilAsync(() => TextOf(stream).EndsWith(end, StringComparison.Ordinal));
        return TextOf(stream);
    }

    /// <summary>Reads until the server has ended the connection.</summary>
    public async Task ReadToEndAsync()
    {
        while (await ReadFrameAsync())
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _transport.DisposeAsync();
        await _headers.DisposeAsync();
        await _compressed.DisposeAsync();
        _patience.Dispose();
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Text(string text) => [.. Number(text.Length), .. Encoding.ASCII.GetBytes(text)];

    private byte[] Block((string Name, string Value)[] headers)
    {
        _compressed.SetLength(0);
        _headers.Write([.. Number(headers.Length), .. headers.SelectMany(static header => Text(header.Name.ToLowerInvariant()).Concat(Text(header.Value)))]);
        _headers.Flush();
        return _compressed.ToArray();
    }

    private string TextOf(int stream) => Encoding.UTF8.GetString([.. _data.GetValueOrDefault(stream, [])]);

    private async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            Assert.True(await ReadFrameAsync(), "The server has ended the connection.");
        }
    }

    private async Task<bool> ReadFrameAsync()
    {
        var header = new byte[8];
        if (await _transport.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, _patience.Token) < header.Length)
        {
            return false;
        }

        var payload = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)) & 0xff_ffff];
        await _transport.ReadExactlyAsync(payload, _patience.Token);
        var head = BinaryPrimitives.ReadUInt32BigEndian(header);
        var isControl = head > int.MaxValue;
        var stream = isControl ? BinaryPrimitives.ReadInt32BigEndian(payload) : (int)head;
        switch ((SpdyFrameType)(ushort)head)
        {
            case var _ when !isControl:
                (_data.TryGetValue(stream, out var data) ? data : _data[stream] = []).AddRange(payload);
                if (header[4] == Last)
                {
                    _ended.Add(stream);
                }

                break;
            case SpdyFrameType.SynReply:
                _accepted.Add(stream);
                break;
            case SpdyFrameType.RstStream:
                _reset.Add(stream);
                break;
            case SpdyFrameType.GoAway:
                IsGoingAway = true;
                break;
        }

        return true;
    }
}
