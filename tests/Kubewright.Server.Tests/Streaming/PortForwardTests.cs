using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

using Kubewright.Runtime;

/// <summary>Ports that are forwarded over the wire.</summary>
public sealed class PortForwardTests
{
    private const string Path = "/api/v1/namespaces/default/pods/web/portforward";
    private const string Protocol = "portforward.k8s.io";
    private const string Get = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private const string GetLast = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Forward_ToAWebServer_GivesItsPages(bool isTunnel)
    {
        await using var served = await WebAsync();
        await using var client = await SpdyClient.ConnectAsync(served, Path, Protocol, isTunnel);
        var (errors, data) = await client.OpenPairAsync(80, 0);

        await client.SendAsync(data, Get);
        await client.ReadUntilAsync(data, "\r\n\r\nhello\n");
        await client.SendAsync(data, "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n12345" + GetLast);
        var shown = await client.ReadAsync(data);

        Assert.Equal("", await client.ReadAsync(errors));
        Assert.Equal(["HTTP/1.1 200 OK", "HTTP/1.1 405 Method Not Allowed", "HTTP/1.1 200 OK"], shown.Split('\n').Select(static line => line.TrimEnd()).Where(static line => line.StartsWith("HTTP/", StringComparison.Ordinal)));
        Assert.EndsWith("Connection: close\r\n\r\nhello\n", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forward_ManyAtOnce_KeepsThemApart()
    {
        await using var served = await WebAsync();
        await using var client = await SpdyClient.ConnectAsync(served, Path, Protocol, isTunnel: true);
        var streams = new List<int>();
        for (var pair = 0; pair < 50; pair++)
        {
            streams.Add((await client.OpenPairAsync(80, pair)).Data);
        }

        foreach (var stream in streams)
        {
            await client.SendAsync(stream, $"GET /{stream} HTTP/1.0\r\n\r\n");
        }

        foreach (var stream in streams)
        {
            Assert.StartsWith("HTTP/1.1 404 Not Found\r\n", await client.ReadAsync(stream), StringComparison.Ordinal);
        }

        Assert.Equal(streams.Count, served.Cluster.Logs(null, "web").Value!.Count(static line => line.Text.Contains(" 404 ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Forward_ToAPortWhereNothingListens_SaysSo()
    {
        await using var served = await WebAsync();
        await using var client = await SpdyClient.ConnectAsync(served, Path, Protocol, isTunnel: true);

        var (errors, data) = await client.OpenPairAsync(81, 0);

        Assert.Matches("^error forwarding port 81 to pod web_default, uid [-0-9a-f]+: failed to connect to localhost:81 inside the pod, .*connection refused$", await client.ReadAsync(errors));
        Assert.Equal("", await client.ReadAsync(data));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("GET", "")]
    [InlineData("hello\r\n\r\n", "400 Bad Request")]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "400 Bad Request")]
    [InlineData("GET / HTTP/2.0\r\nHost: a\r\n\r\n", "400 Bad Request")]
    [InlineData("GET / HTTP/1.1\r\nHost a\r\n\r\n", "400 Bad Request")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", "400 Bad Request")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n1", "405 Method Not Allowed")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n", "405 Method Not Allowed")]
    [InlineData("GET http://localhost/?a=b HTTP/1.1\r\nHost: a\r\n\r\n", "200 OK")]
    [InlineData("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", "200 OK")]
    [InlineData("GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", "404 Not Found")]
    public async Task Forward_OfAnyRequest_IsAnswered(string request, string status)
    {
        await using var served = await WebAsync();
        await using var client = await SpdyClient.ConnectAsync(served, Path, Protocol, isTunnel: false);
        var (_, data) = await client.OpenPairAsync(80, 0);

        await client.SendAsync(data, request);
        await client.EndAsync(data);

        Assert.Equal(status, (await client.ReadAsync(data)).Split("\r\n")[0].Replace("HTTP/1.1 ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("data", "80", null)]
    [InlineData("data", "0", "1")]
    [InlineData("data", "65536", "1")]
    [InlineData("data", "x", "1")]
    [InlineData("other", "80", "1")]
    public async Task Stream_ThatDoesNotSayWhatItIsFor_IsRefused(string type, string port, string? pair)
    {
        await using var served = await WebAsync();
        await using var client = await SpdyClient.ConnectAsync(served, Path, Protocol, isTunnel: false);

        Assert.Null(await client.OpenAsync([("streamType", type), ("port", port), .. pair is null ? Array.Empty<(string, string)>() : [("requestID", pair)]]));

        var (_, data) = await client.OpenPairAsync(80, 2);
        await client.SendAsync(data, GetLast);
        Assert.EndsWith("hello\n", await client.ReadAsync(data), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x80, 2, 0, 1, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0x80, 3, 0, 1, 0, 0xff, 0xff, 0xff })]
    [InlineData(new byte[] { 0x80, 3, 0, 1, 0, 0, 0, 1, 0 })]
    [InlineData(new byte[] { 0x80, 3, 0, 1, 0, 0, 0, 12, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 2 })]
    [InlineData(new byte[] { 0x80, 3, 0, 6, 0, 0, 0, 0 })]
    public async Task Frame_ThatMakesNoSense_EndsTheConnection(byte[] frame)
    {
        await using var served = await WebAsync();
        await using var client = await SpdyClient.ConnectAsync(served, Path, Protocol, isTunnel: false);

        await client.SendAsync(frame);
        await client.ReadToEndAsync();

        Assert.True(client.IsGoingAway);
    }

    [Theory]
    [InlineData("/api/v1/namespaces/default/pods/nosuch/portforward", 404)]
    [InlineData(Path, 400)]
    public async Task Forward_ThatCannotBe_IsAnsweredWithAStatus(string path, int code)
    {
        await using var served = await WebAsync();

        var answer = await served.SendAsync(HttpMethod.Post, path);

        Assert.Equal(code, answer.Code);
        Assert.Equal("Status", (string?)answer.Body!["kind"]);
    }

    [Fact]
    public async Task Forward_InOtherWords_NamesThoseThatAreSpoken()
    {
        await using var served = await WebAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Path);
        request.Headers.Add("Connection", "Upgrade");
        request.Headers.Add("Upgrade", "SPDY/3.1");

        using var response = await served.Http.SendAsync(request);

        Assert.Contains(Protocol, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("command=hostname&", "web\n", "Success")]
    [InlineData("command=sh&command=-c&command=exit%203&", "", "Failure")]
    [InlineData("command=cat&stdin=true&", "one two", "Success")]
    public async Task Exec_OverSpdy_GivesOutputAndExitCode(string query, string output, string status)
    {
        await using var served = await WebAsync();
        await using var client = await SpdyClient.ConnectAsync(served, $"/api/v1/namespaces/default/pods/web/exec?{query}stdout=true&stderr=true", "v4.channel.k8s.io", isTunnel: false);
        var result = await client.OpenAsync(("streamType", "error"));
        var input = query.Contains("stdin", StringComparison.Ordinal) ? await client.OpenAsync(("streamType", "stdin")) : null;
        var shown = await client.OpenAsync(("streamType", "stdout"));
        await client.OpenAsync(("streamType", "stderr"));
        if (input is { } typed)
        {
            await client.SendAsync(typed, "one ");
            await client.SendAsync(typed, "two");
            await client.EndAsync(typed);
        }

        Assert.Equal(output, await client.ReadAsync(shown!.Value));
        Assert.Equal(status, (string?)JsonNode.Parse(await client.ReadAsync(result!.Value))!["status"]);
        await client.ReadToEndAsync();
    }

    private static async Task<ServedCluster> WebAsync()
    {
        var served = await ServedCluster.StartAsync();
        await served.CreateAsync(
            "/api/v1/namespaces/default/pods",
            """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web"},"spec":{"containers":[{"name":"nginx","image":"nginx","ports":[{"containerPort":80}]}]}}""");
        await served.UntilAsync(static snapshot => snapshot.Find<Pod>("default", "web")?.Status?.Phase == PodPhase.Running);
        served.Cluster.Exec(null, "web", null, ["sh", "-c", "echo hello > /usr/share/nginx/html/index.html"]);
        return served;
    }
}
