using System.Net;
using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

/// <summary>Who is let in to the dashboard, what its cookie is good for, and what the page asks the server.</summary>
public sealed class DashboardTests
{
    [Theory]
    [InlineData("/dashboard/", "Token")]
    [InlineData("/dashboard/?token=0000000000000000000000000000000000000000000000000000000000000000", "Token")]
    [InlineData("/dashboard/dashboard.js", "Unauthorized")]
    [InlineData("/dashboard/data/timeline", "Unauthorized")]
    public async Task Get_WithoutCredential_IsRefused(string path, string expected)
    {
        await using var served = await ServedCluster.StartAsync();
        using var client = served.Anonymous();

        using var response = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_LetsOneBrowserIn()
    {
        await using var served = await ServedCluster.StartAsync();
        using var first = served.Anonymous(followsRedirects: false);
        using var second = served.Anonymous(followsRedirects: false);

        using var login = await first.GetAsync(served.DashboardUrl);
        using var page = await first.GetAsync("/dashboard/");
        using var again = await second.GetAsync(served.DashboardUrl);

        Assert.Equal(HttpStatusCode.SeeOther, login.StatusCode);
        Assert.Equal("/dashboard/", login.Headers.Location!.ToString());
        var cookie = Assert.Single(login.Headers.GetValues("Set-Cookie"));
        Assert.Matches($"^__Host-kubewright-{served.Url.Port}=[0-9a-f]{{64}}; path=/; secure; samesite=strict; httponly$", cookie);
        Assert.DoesNotContain(served.DashboardUrl.Query[7..], cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
        Assert.False(again.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Login_WithTokenOfKubeconfig_LetsAnotherBrowserIn()
    {
        await using var served = await ServedCluster.StartAsync();
        using var client = served.Anonymous();

        using var wrong = await client.PostAsync("/dashboard/login", Form("wrong"));
        using var right = await client.PostAsync("/dashboard/login", Form(served.Http.DefaultRequestHeaders.Authorization!.Parameter!));

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/pods")).StatusCode);
    }

    [Fact]
    public async Task Page_AllowsNothingFromElsewhere()
    {
        await using var served = await ServedCluster.StartAsync();

        using var page = await served.Http.GetAsync("/dashboard/");

        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
        Assert.DoesNotContain("://", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/v1/pods", 200)]
    [InlineData("GET", "/api/v1/namespaces/default/configmaps", 200)]
    [InlineData("GET", "/api/v1/secrets", 401)]
    [InlineData("GET", "/api/v1/namespaces/default/secrets/x", 401)]
    [InlineData("GET", "/api/v1/namespaces/default/pods/web-0/exec", 403)]
    [InlineData("POST", "/api/v1/namespaces", 401)]
    [InlineData("DELETE", "/api/v1/namespaces/default/pods/web-0", 401)]
    [InlineData("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", 401)]
    [InlineData("GET", "/dashboard/data/manifest?kind=Secret&namespace=default&name=x", 404)]
    [InlineData("PUT", "/dashboard/", 405)]
    public async Task Cookie_ReadsAndDoesNothingElse(string method, string path, int code)
    {
        await using var served = await ServedCluster.StartAsync();
        using var client = served.Anonymous();
        await client.GetAsync(served.DashboardUrl);

        using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(code, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("same-origin", 200)]
    [InlineData("none", 200)]
    [InlineData("same-site", 401)]
    [InlineData("cross-site", 401)]
    public async Task Cookie_SentByAnotherPage_IsIgnored(string site, int code)
    {
        await using var served = await ServedCluster.StartAsync();
        using var client = served.Anonymous();
        await client.GetAsync(served.DashboardUrl);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);

        using var response = await client.GetAsync("/api/v1/pods");

        Assert.Equal(code, (int)response.StatusCode);
    }

    [Fact]
    public async Task Data_OfARunningSet_TellsWhatThePageShows()
    {
        await using var served = await ServedCluster.StartAsync(speed: 200);
        foreach (var obj in Manifest.Load(Path.Combine(AppContext.BaseDirectory, "Dashboard", "cluster.yaml")).Objects)
        {
            Assert.True(served.Cluster.Apply(obj.Object!).IsSuccess);
        }

        await served.UntilAsync(static snapshot => snapshot.StatefulSets.All(static set => set.Status?.ReadyReplicas == 3));
        var timeline = await served.GetAsync("/dashboard/data/timeline?namespace=default&set=web&first=1&count=1");
        var names = await served.GetAsync("/dashboard/data/names?namespace=default");
        var manifest = await served.GetAsync("/dashboard/data/manifest?kind=StatefulSet&namespace=default&name=web");

        var group = Assert.Single(timeline["groups"]!.AsArray())!;
        var lane = Assert.Single(group["lanes"]!.AsArray())!;
        Assert.Equal("web-1", lane["pod"]!.ToString());
        Assert.Equal("Ready", lane["spans"]!.AsArray()[^1]!["phase"]!.ToString());
        Assert.All([.. group["marks"]!.AsArray(), .. lane["marks"]!.AsArray()], static mark => Assert.NotEqual("Normal", mark!["kind"]!.ToString()));

        var nginx = names["services"]!.AsArray().Single(static service => service!["name"]!.ToString() == "nginx")!;
        Assert.Equal(3 + 3 + 3, (int)nginx["total"]!);
        Assert.Contains(nginx["records"]!.AsArray(), static record => record!["name"]!.ToString() == "web-2.nginx.default.svc.cluster.local" && record["type"]!.ToString() == "A");
        Assert.Contains(nginx["records"]!.AsArray(), static record => record!["type"]!.ToString() == "SRV" && record["data"]!.ToString() == "0 100 80 web-0.nginx.default.svc.cluster.local.");

        var lines = manifest["yaml"]!.ToString().Split('\n');
        Assert.DoesNotContain(lines, static line => line.StartsWith("status:", StringComparison.Ordinal) || line.Contains("uid:", StringComparison.Ordinal));
        var finding = manifest["findings"]!.AsArray().Single(static finding => finding!["id"]!.ToString() == "KW4001")!;
        Assert.Equal("terminationGracePeriodSeconds: 0", lines[(int)finding["line"]! - 1].Trim());
        Assert.Contains((await FindingsAsync(served, "queue")).AsArray(), static finding => finding!["id"]!.ToString() == "KW2001");
    }

    private static async Task<JsonNode> FindingsAsync(ServedCluster served, string set) =>
        (await served.GetAsync($"/dashboard/data/manifest?kind=StatefulSet&namespace=default&name={set}"))["findings"]!;

    private static FormUrlEncodedContent Form(string token) => new([new("token", token)]);
}
