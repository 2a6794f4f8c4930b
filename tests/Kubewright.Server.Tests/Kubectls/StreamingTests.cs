namespace Kubewright.Server.Tests;

/// <summary>What kubectl streams: each release in the way it knows.</summary>
public sealed class StreamingTests
{
    public static TheoryData<string> Kubectls => KubectlTests.Kubectls;

    [Theory]
    [MemberData(nameof(Kubectls))]
    public async Task PortForward_ToPodServiceAndSet_ReachesTheWebServer(string kubectl)
    {
        await using var session = await KubectlSession.StartAsync(kubectl);
        await session.ApplyAsync(1);
        await session.TypeAsync("kubectl exec web-0 -- sh -c 'hostname > /usr/share/nginx/html/index.html'");
        using var http = new HttpClient();

        foreach (var target in new[] { "pod/web-0", "svc/nginx", "sts/web" })
        {
            await using var forward = await session.BeginAsync($"kubectl port-forward {target} :80");
            var said = await forward.ReadLineAsync();

            Assert.Matches("^Forwarding from 127.0.0.1:[0-9]+ -> 80$", said);
            Assert.Equal("web-0\n", await http.GetStringAsync($"http://{said!.Split(' ')[2]}/"));
        }
    }

    [Theory]
    [MemberData(nameof(Kubectls))]
    public async Task Exec_WithInputAndExitCode_IsConnected(string kubectl)
    {
        await using var session = await KubectlSession.StartAsync(kubectl);
        await session.ApplyAsync(1);

        await session.TypeAsync("echo hello | kubectl exec -i web-0 -- cat", "hello");
        await session.TypeAsync("kubectl exec web-0 -- sh -c 'echo no >&2; exit 3'; echo $?", "3", "no", "command terminated with exit code 3");
        await session.TypeAsync("seq 100000 > a && kubectl cp a web-0:/tmp/a && kubectl cp web-0:/tmp/a b >/dev/null && cmp a b && echo same", "same");
    }
}
