namespace Kubewright.Runtime.Tests;

/// <summary>The commands of the usual tutorials, as they are typed there.</summary>
public sealed class SeedCommandTests
{
    [Fact]
    public void Tutorial_HostnameOfEachPod_IsItsName()
    {
        var cluster = Box.Web();

        Assert.Equal("web-0\n", cluster.Exec(null, "web-0", null, ["sh", "-c", "hostname"]).StandardOutput);
        Assert.Equal("web-1\n", cluster.Exec(null, "web-1", null, ["hostname"]).StandardOutput);
        Assert.Equal("web-0.nginx.default.svc.cluster.local\n", cluster.Exec(null, "web-0", null, ["hostname", "-f"]).StandardOutput);
    }

    [Fact]
    public void Tutorial_FreshClaimOverTheDocumentRoot_IsForbidden()
    {
        var result = Box.Web(1).Exec(null, "web-0", null, ["curl", "http://localhost/"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("403 Forbidden", result.StandardOutput, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo $(hostname) > /usr/share/nginx/html/index.html")]
    [InlineData("echo \"$(hostname)\" > /usr/share/nginx/html/index.html")]
    public void Tutorial_IndexWrittenThroughTheClaim_SurvivesThePods(string write)
    {
        var cluster = Box.Web();
        foreach (var pod in (string[])["web-0", "web-1"])
        {
            Assert.True(cluster.Exec(null, pod, null, ["sh", "-c", write]).IsSuccess);
        }

        Assert.Equal("web-0\n", cluster.Exec(null, "web-0", null, ["curl", "localhost"]).StandardOutput);
        cluster.Prints("echo lost > /tmp/lost", "web-0");

        cluster.Delete("Pod", null, "web-0").OrThrow();
        cluster.Delete("Pod", null, "web-1").OrThrow();
        cluster.Advance(TimeSpan.FromMinutes(1));
        Assert.True(cluster.RunUntil(snapshot => snapshot.IsSettled(2), Objects.TenMinutes));

        Assert.Equal("web-0\n", cluster.Exec(null, "web-0", null, ["curl", "localhost"]).StandardOutput);
        Assert.Equal("web-1\n", cluster.Exec(null, "web-1", null, ["curl", "-s", "http://localhost/"]).StandardOutput);
        Assert.Equal(1, cluster.Sh("cat /tmp/lost", "web-0").ExitCode);
    }

    [Fact]
    public void Tutorial_LookUpOfAPod_IsLaidOutAsThere()
    {
        var cluster = Box.Web();
        cluster.Apply(new Pod(new ObjectMeta { Name = "dns-test" }, new PodSpec { Containers = [new Container("dns-test", "busybox:1.28")] })).OrThrow();
        cluster.RunUntilIdle();

        var address = cluster.Snapshot.PodOf("web-0")!.Status!.PodIP!;
        Assert.Equal(
            $"Server:    10.96.0.10\nAddress 1: 10.96.0.10 kube-dns.kube-system.svc.cluster.local\n\nName:      web-0.nginx\nAddress 1: {address}\n",
            cluster.Exec(null, "dns-test", null, ["nslookup", "web-0.nginx"]).StandardOutput);
        Assert.Equal([address], cluster.Resolve("web-0.nginx"));
    }

    [Fact]
    public void Demo_DigOfTheService_ListsEveryPod()
    {
        var cluster = Box.Web(3);

        var report = cluster.Prints("dig -t A nginx.default.svc.cluster.local @10.96.0.10", "web-0");

        Assert.Contains("status: NOERROR", report, StringComparison.Ordinal);
        Assert.Contains("ANSWER: 3", report, StringComparison.Ordinal);
        foreach (var pod in cluster.Snapshot.Pods)
        {
            Assert.Contains($"nginx.default.svc.cluster.local. 5 IN\tA\t{pod.Status!.PodIP}\n", report, StringComparison.Ordinal);
        }

        Assert.Equal("0 100 80 web-0.nginx.default.svc.cluster.local.\n", cluster.Prints("dig +short SRV _web._tcp.nginx.default.svc.cluster.local | head -1", "web-0"));
    }

    [Fact]
    public void Demo_ForbiddenDirectory_IsServedAfterChmod()
    {
        var cluster = Box.Web(1);
        cluster.Prints($"echo hi > {Box.Root}/index.html; chmod 700 {Box.Root}", "web-0");

        Assert.Equal("403", cluster.Prints("curl -s -o /dev/null -w '%{http_code}' localhost", "web-0"));
        Assert.True(cluster.Exec(null, "web-0", null, ["chmod", "755", "/usr/share/nginx/html"]).IsSuccess);
        Assert.Equal("hi\n", cluster.Prints("curl localhost", "web-0"));
    }

    [Fact]
    public void Readiness_TestFileMovedAway_IsWhatTheTutorialTypes()
    {
        var cluster = Box.Web(1);
        cluster.Prints($"echo ok > {Box.Root}/index.html", "web-0");

        Assert.True(cluster.Exec(null, "web-0", null, ["mv", "-v", $"{Box.Root}/index.html", "/tmp/"]).IsSuccess);
        Assert.Equal(22, cluster.Sh("curl -sf localhost/index.html", "web-0").ExitCode);
        Assert.True(cluster.Exec(null, "web-0", null, ["mv", "-v", "/tmp/index.html", $"{Box.Root}/"]).IsSuccess);
        Assert.Equal("ok\n", cluster.Prints("curl -sf localhost/index.html", "web-0"));
    }
}
