using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

/// <summary>The client's side of a connection to a program in a container.</summary>
internal sealed class ChannelClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _patience = new(Patience.Limit);

    private ChannelClient()
    {
    }

    public static async Task<ChannelClient> ConnectAsync(ServedCluster served, string path, string protocol = "v5.channel.k8s.io")
    {
        var client = new ChannelClient();
        client._socket.Options.AddSubProtocol(protocol);
        client._socket.Options.SetRequestHeader("Authorization", served.Http.DefaultRequestHeaders.Authorization!.ToString());
        client._socket.Options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        await client._socket.ConnectAsync(new UriBuilder(new Uri(served.Url, path)) { Scheme = "wss" }.Uri, client._patience.Token);
        return client;
    }

    /// <summary>Sends bytes as one message.</summary>
    public Task SendAsync(params byte[] message) => _socket.SendAsync(message, WebSocketMessageType.Binary, true, _patience.Token);

    public Task TypeAsync(string text) => SendAsync([0, .. Encoding.UTF8.GetBytes(text)]);

    public Task EndInputAsync() => SendAsync(255, 0);

    /// <summary>Reads to the end: standard output, standard error, and how it ended.</summary>
    public async Task<(string Output, string Error, JsonNode? Status)> ReadToEndAsync()
    {
        var channels = new[] { new List<byte>(), [], [], [] };
        await foreach (var message in ReadAsync())
        {
            channels[message[0]].AddRange(message.AsSpan(1));
        }

        var texts = channels.Select(static c => Encoding.UTF8.GetString([.. c])).ToList();
        return (texts[1], texts[2], texts[3].Length > 0 ? JsonNode.Parse(texts[3]) : null);
    }

    /// <summary>Reads until the output ends with a text.</summary>
    public async Task<string> ReadUntilAsync(string end)
    {
        var text = "";
        await foreach (var message in ReadAsync())
        {
            text += Encoding.UTF8.GetString(message.AsSpan(1));
            if (text.EndsWith(end, StringComparison.Ordinal))
            {
                return text;
            }
        }

        return text;
    }

    public void Dispose()
    {
        _socket.Dispose();
        _patience.Dispose();
    }

    private async IAsyncEnumerable<byte[]> ReadAsync()
    {
        var buffer = new byte[64 << 10];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult received;
            do
            {
                received = await _socket.ReceiveAsync(buffer.AsMemory(length), _patience.Token);
                length += received.Count;
            }
            while (!received.EndOfMessage);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _patience.Token);
                yield break;
            }

            yield return buffer[..length];
        }
    }
}
