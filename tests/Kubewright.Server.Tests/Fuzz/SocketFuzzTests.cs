using System.Net.WebSockets;

namespace Kubewright.Server.Tests;

using Kubewright.Runtime;

/// <summary>Whatever is sent over a connection to a pod: it ends, nobody stays behind, and the cluster is whole afterwards.</summary>
public sealed class SocketFuzzTests
{
    private const string Pod = "/api/v1/namespaces/default/pods/web";
    private const string Exec = Pod + "/exec?stdin=true&stdout=true&stderr=true&command=cat";
    private const string ExecTerminal = Pod + "/exec?stdin=true&stdout=true&tty=true&command=sh";
    private const string Attach = "/api/v1/namespaces/default/pods/box/attach?stdin=true&stdout=true&stderr=true";
    private const string Forward = Pod + "/portforward";
    private const int Connections = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Messages_OnAnyChannels_BreakNothing(int seed)
    {
        await using var served = await PodsAsync();
        var fuzzer = new SocketFuzzer(seed);
        for (var i = 0; i < Connections; i++)
        {
            await using var transport = await UpgradeAsync(served, WebSocketHead(Any(fuzzer, Exec, ExecTerminal, Attach), Any(fuzzer, "v5.channel.k8s.io", "v4.channel.k8s.io")));
            using var client = transport is null ? null : WebSocket.CreateFromStream(transport, new WebSocketCreationOptions());
            try
            {
                for (var left = fuzzer.Next(15); left > 0 && client is not null; left--)
                {
                    await client.SendAsync(fuzzer.ChannelMessage(), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
                }
            }
            catch (Exception exception) when (exception is WebSocketException or IOException)
            {
                // The program may have ended, and the connection with it.
            }
        }

        await CheckAsync(served);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Frames_OfAWebSocket_BreakNothing(int seed)
    {
        await using var served = await PodsAsync();
        var fuzzer = new SocketFuzzer(seed);
        for (var i = 0; i < Connections; i++)
        {
            var path = Any(fuzzer, Exec, ExecTerminal, Attach, Forward);
            var protocol = path == Forward ? "SPDY/3.1+portforward.k8s.io" : "v5.channel.k8s.io";
            await SendAsync(
                served,
                WebSocketHead(path, protocol),
                fuzzer.WebSocketFrame,
                fuzzer.Next(15));
        }

        await CheckAsync(served);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Frames_OfSpdy_BreakNothing(int seed)
    {
        await using var served = await PodsAsync();
        var fuzzer = new SocketFuzzer(seed);
        for (var i = 0; i < Connections; i++)
        {
            var path = Any(fuzzer, Forward, Forward, Exec, Attach);
            await SendAsync(
                served,
                $"POST {path} HTTP/1.1\r\nUpgrade: SPDY/3.1\r\nX-Stream-Protocol-Version: {(path == Forward ? "portforward.k8s.io" : "v4.channel.k8s.io")}\r\nContent-Length: 0\r\n",
                fuzzer.Next(10) == 0 ? () => fuzzer.Bytes(2000) : fuzzer.SpdyFrame,
                fuzzer.Next(30));
        }

        await CheckAsync(served);
    }

    [Fact]
    public async Task Upgrades_ThatMakeNoSense_AreAnsweredWithAStatus()
    {
        await using var served = await PodsAsync();
        var fuzzer = new SocketFuzzer(1);
        for (var i = 0; i < Connections; i++)
        {
            var head = $"{Any(fuzzer, "GET", "POST")} {Any(fuzzer, Exec, Attach, Forward)} HTTP/1.1\r\nContent-Length: 0\r\n"
                + Any(fuzzer, "", "Upgrade: websocket\r\n", "Upgrade: SPDY/3.1\r\n", "Upgrade: spdy/2\r\n", "Upgrade: h2c\r\n", "Upgrade: websocket, SPDY/3.1\r\n")
                + Any(fuzzer, "", "Sec-WebSocket-Version: 13\r\n", "Sec-WebSocket-Version: 8\r\n")
                + Any(fuzzer, "", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", "Sec-WebSocket-Key: x\r\n")
                + Any(fuzzer, "", "Sec-WebSocket-Protocol: v1.channel.k8s.io\r\n", "X-Stream-Protocol-Version: channel.k8s.io\r\n");

            var (transport, answer) = await SpdyClient.UpgradeAsync(served, head);
            await using (transport)
            {
                Assert.Matches("^HTTP/1.1 4[0-9][0-9] ", answer);
                Assert.Contains("Content-Type: application/json", answer, StringComparison.Ordinal);
            }
        }

        await CheckAsync(served);
    }

    private static string WebSocketHead(string path, string protocol) =>
        $"GET {path} HTTP/1.1\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: {protocol}\r\n";

    /// <summary>Upgrades a connection; null when that is refused, as a container may just be starting again.</summary>
    private static async Task<Stream?> UpgradeAsync(ServedCluster served, string head)
    {
        var (transport, answer) = await SpdyClient.UpgradeAsync(served, head);
        Assert.Matches("^HTTP/1.1 (101|4[0-9][0-9]) ", answer);
        return answer.StartsWith("HTTP/1.1 101 ", StringComparison.Ordinal) ? transport : null;
    }

    /// <summary>Sends frames, and leaves.</summary>
    private static async Task SendAsync(ServedCluster served, string head, Func<byte[]> next, int count)
    {
        await using var transport = await UpgradeAsync(served, head);
        try
        {
            for (var left = count; left > 0 && transport is not null; left--)
            {
                await transport.WriteAsync(next());
            }
        }
        catch (IOException)
        {
            // The server has ended the connection, as it should.
        }
    }

    private static async Task CheckAsync(ServedCluster served)
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        while (served.Sessions.Count > 0)
        {
            Assert.False(patience.IsCancellationRequested, $"{served.Sessions.Count} sessions stay behind.");
            await served.Http.GetStringAsync("/healthz");
        }

        using var client = await ChannelClient.ConnectAsync(served, Pod + "/exec?stdout=true&command=hostname");
        Assert.Equal("web\n", (await client.ReadToEndAsync()).Output);
        await StoreInvariants.CheckAsync(served);
    }

    private static async Task<ServedCluster> PodsAsync()
    {
        var served = await ServedCluster.StartAsync();
        foreach (var (name, container) in new[] { ("web", """{"name":"nginx","image":"nginx"}"""), ("box", """{"name":"box","image":"busybox","stdin":true}""") })
        {
            await served.CreateAsync(
                "/api/v1/namespaces/default/pods",
                $$$"""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{name}}}"},"spec":{"containers":[{{{container}}}]}}""");
            await served.UntilAsync(snapshot => snapshot.Find<Pod>("default", name)?.Status?.Phase == PodPhase.Running);
        }

        return served;
    }

    private static string Any(SocketFuzzer fuzzer, params string[] items) => items[fuzzer.Next(items.Length)];
}
