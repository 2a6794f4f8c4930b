namespace Kubewright.Server.Tests;

using Kubewright.Runtime;

/// <summary>Exec, attach, log and proxy over the wire.</summary>
public sealed class StreamTests
{
    private const string Exec = "/api/v1/namespaces/default/pods/web/exec?stdout=true&stderr=true&";
    private const string Attach = "/api/v1/namespaces/default/pods/box/attach?stdin=true&stdout=true&stderr=true&";

    [Theory]
    [InlineData("command=hostname", "web\n", "", null)]
    [InlineData("command=sh&command=-c&command=echo%20no%20%3E%262%3B%20exit%203", "", "no\n", "3")]
    [InlineData("command=nosuch", "", "OCI runtime exec failed: exec failed: unable to start container process: exec: \"nosuch\": executable file not found in $PATH: unknown\n", "127")]
    [InlineData("command=cd", "", "OCI runtime exec failed: exec failed: unable to start container process: exec: \"cd\": executable file not found in $PATH: unknown\n", "127")]
    [InlineData("command=/bin/nosuch", "", "OCI runtime exec failed: exec failed: unable to start container process: exec: \"/bin/nosuch\": stat /bin/nosuch: no such file or directory: unknown\n", "127")]
    [InlineData("command=/etc/hosts", "", "OCI runtime exec failed: exec failed: unable to start container process: exec: \"/etc/hosts\": permission denied: unknown\n", "126")]
    [InlineData("command=/tmp", "", "OCI runtime exec failed: exec failed: unable to start container process: exec: \"/tmp\": is a directory: unknown\n", "126")]
    [InlineData("command=sh&command=-c&command=nosuch", "", "sh: 1: nosuch: not found\n", "127")]
    public async Task Exec_WithCommand_GivesOutputAndExitCode(string query, string output, string error, string? code)
    {
        await using var served = await WebAsync();
        using var client = await ChannelClient.ConnectAsync(served, Exec + query);

        var ended = await client.ReadToEndAsync();

        Assert.Equal((output, error), (ended.Output, ended.Error));
        Assert.Equal(code is null ? "Success" : "Failure", (string?)ended.Status!["status"]);
        Assert.Equal(code, (string?)ended.Status["details"]?["causes"]?[0]?["message"]);
    }

    [Fact]
    public async Task Exec_WithInput_EndsWhenTheClientEndsIt()
    {
        await using var served = await WebAsync();
        using var client = await ChannelClient.ConnectAsync(served, Exec + "stdin=true&command=cat");

        await client.TypeAsync("one ");
        await client.TypeAsync("two");
        await client.EndInputAsync();

        Assert.Equal("one two", (await client.ReadToEndAsync()).Output);
    }

    [Fact]
    public async Task Exec_ThatReadsNoInput_DoesNotWaitForItsEnd()
    {
        await using var served = await WebAsync();
        using var client = await ChannelClient.ConnectAsync(served, Exec + "stdin=true&command=hostname");

        Assert.Equal("web\n", (await client.ReadToEndAsync()).Output);
    }

    [Fact]
    public async Task Exec_OnATerminal_PromptsEchoesAndMendsLines()
    {
        await using var served = await WebAsync();
        using var client = await ChannelClient.ConnectAsync(served, Exec + "stdin=true&tty=true&command=sh");

        await client.ReadUntilAsync("# ");
        await client.TypeAsync("hostnamx\u007fe\r");
        var shown = await client.ReadUntilAsync("# ");
        await client.TypeAsync("echo slow; sleep 100000\r");
        await client.ReadUntilAsync("\nslow\r\n");
        await client.TypeAsync("\u0003");
        await client.ReadUntilAsync("# ");
        await client.TypeAsync("exit 4\r");

        Assert.EndsWith("\r\nweb\r\n# ", shown, StringComparison.Ordinal);
        Assert.Equal("4", (string?)(await client.ReadToEndAsync()).Status!["details"]!["causes"]![0]!["message"]);
    }

    [Fact]
    public async Task Exec_WhenThePodIsDeleted_Ends()
    {
        await using var served = await WebAsync();
        using var client = await ChannelClient.ConnectAsync(served, Exec + "command=sh&command=-c&command=echo%20up%3B%20sleep%20infinity");
        await client.ReadUntilAsync("up\n");

        served.Cluster.Delete("Pod", null, "web");

        Assert.Equal("137", (string?)(await client.ReadToEndAsync()).Status!["details"]!["causes"]![0]!["message"]);
    }

    [Theory]
    [InlineData("/api/v1/namespaces/default/pods/nosuch/exec?command=ls&stdout=true", 404)]
    [InlineData("/api/v1/namespaces/default/pods/web/exec?stdout=true", 400)]
    [InlineData("/api/v1/namespaces/default/pods/web/exec?command=ls", 400)]
    [InlineData("/api/v1/namespaces/default/pods/web/exec?command=ls&stdout=true", 400)]
    [InlineData("/api/v1/namespaces/default/pods/web/exec?command=ls&stdout=true&container=nosuch", 400)]
    [InlineData("/api/v1/namespaces/default/pods/web/attach?stdout=true", 400)]
    [InlineData("/api/v1/namespaces/default/pods/web/log?container=nosuch", 400)]
    [InlineData("/api/v1/namespaces/default/pods/web/log?tailLines=-1", 422)]
    [InlineData("/api/v1/namespaces/default/pods/web:81/proxy/", 503)]
    [InlineData("/api/v1/namespaces/default/services/nosuch/proxy/", 404)]
    public async Task Get_OfAStreamThatCannotBe_IsAnsweredWithAStatus(string path, int code)
    {
        await using var served = await WebAsync();

        var answer = await served.SendAsync(HttpMethod.Get, path);

        Assert.Equal(code, answer.Code);
        Assert.Equal("Status", (string?)answer.Body!["kind"]);
    }

    [Fact]
    public async Task Attach_ToAShell_EndsThePodWithIt()
    {
        await using var served = await ServedCluster.StartAsync();
        await RunAsync(served, "box", """{"name":"box","image":"busybox:1.28","stdin":true,"stdinOnce":true}""");
        using var client = await ChannelClient.ConnectAsync(served, Attach);

        await client.TypeAsync("hostname\nexit 5\n");
        var ended = await client.ReadToEndAsync();
        await served.UntilAsync(static s => s.Find<Pod>("default", "box")?.Status?.Phase == PodPhase.Failed);

        Assert.Equal("box\n", ended.Output);
        var log = served.Cluster.Logs(null, "box").Value!;
        Assert.Equal(["box"], log.Select(static line => line.Text));
    }

    [Fact]
    public async Task Log_OfACommandThatGoesOn_IsFollowedToItsEnd()
    {
        await using var served = await ServedCluster.StartAsync();
        await RunAsync(served, "box", """{"name":"box","image":"busybox","command":["sh","-c","for i in 1 2 3; do echo $i; sleep 5; done; exit 2"]}""");

        var followed = await served.Http.GetStringAsync("/api/v1/namespaces/default/pods/box/log?follow=true");
        var tail = await served.Http.GetStringAsync("/api/v1/namespaces/default/pods/box/log?tailLines=1");

        Assert.Equal("1\n2\n3\n", followed);
        Assert.Equal("3\n", tail);
        await served.UntilAsync(static s => s.Find<Pod>("default", "box")?.Status?.Phase == PodPhase.Failed);
    }

    [Fact]
    public async Task Proxy_ToAPod_ServesItsFiles()
    {
        await using var served = await WebAsync();
        served.Cluster.Exec(null, "web", null, ["sh", "-c", "echo hello > /usr/share/nginx/html/a.txt"]);

        Assert.Equal("hello\n", await served.Http.GetStringAsync("/api/v1/namespaces/default/pods/web:80/proxy/a.txt"));
    }

    private static async Task<ServedCluster> WebAsync()
    {
        var served = await ServedCluster.StartAsync();
        await RunAsync(served, "web", """{"name":"nginx","image":"nginx","ports":[{"containerPort":80}]}""");
        return served;
    }

    private static async Task RunAsync(ServedCluster served, string name, string container)
    {
        await served.SendAsync(
            HttpMethod.Post,
            "/api/v1/namespaces/default/pods",
            $$$"""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{name}}}"},"spec":{"restartPolicy":"Never","terminationGracePeriodSeconds":1,"containers":[{{{container}}}]}}""");
        await served.UntilAsync(s => s.Find<Pod>("default", name)?.Status?.Phase is PodPhase.Running or PodPhase.Failed);
    }
}
