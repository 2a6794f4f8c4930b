using System.Net;
using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

using Kubewright.Discovery;

/// <summary>Who is let in to the dashboard, what its cookie is good for, and what the page asks the server.</summary>
public sealed class DashboardTests
{
    [Fact]
    public async Task Get_WithoutCredential_IsRefused()
    {
        await using var served = await ServedCluster.StartAsync();
        using var client = served.Anonymous();

        foreach (var (path, expected) in new[]
        {
            ("/dashboard/", "Token"),
            ($"/dashboard/?token={new string('0', 64)}", "Token"),
            ("/dashboard/dashboard.js", "Unauthorized"),
            ("/dashboard/data/timeline", "Unauthorized"),
        })
        {
            using var response = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Contains(expected, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
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

    [Fact]
    public async Task Cookie_ReadsAndDoesNothingElse()
    {
        await using var served = await ServedCluster.StartAsync();
        using var client = served.Anonymous();
        await client.GetAsync(served.DashboardUrl);

        string[] expected =
        [
            "200 GET /api/v1/pods",
            "200 GET /api/v1/namespaces/default/configmaps",
            "401 GET /api/v1/secrets",
            "401 GET /api/v1/namespaces/default/secrets/x",
            "403 GET /api/v1/namespaces/default/pods/web-0/exec",
            "401 POST /api/v1/namespaces",
            "401 DELETE /api/v1/namespaces/default/pods/web-0",
            "401 POST /apis/authentication.k8s.io/v1/selfsubjectreviews",
            "404 GET /dashboard/data/manifest?kind=Secret&namespace=default&name=x",
            "405 PUT /dashboard/",
        ];
        var actual = new List<string>();
        foreach (var words in expected.Select(static line => line.Split(' ')))
        {
            using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(words[1]), words[2]));
            actual.Add($"{(int)response.StatusCode} {words[1]} {words[2]}");
        }

        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task Cookie_SentByAnotherPage_IsIgnored()
    {
        await using var served = await ServedCluster.StartAsync();
        using var client = served.Anonymous();
        await client.GetAsync(served.DashboardUrl);

        foreach (var (site, code) in new[] { ("same-origin", 200), ("none", 200), ("same-site", 401), ("cross-site", 401) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/pods") { Headers = { { "Sec-Fetch-Site", site } } };
            using var response = await client.SendAsync(request);
            Assert.Equal(code, (int)response.StatusCode);
        }
    }

    [Fact]
    public async Task Data_OfARunningSet_TellsWhatThePageShows()
    {
        await using var served = await ServedCluster.StartAsync(speed: 200);
        foreach (var obj in Manifest.Load(Path.Combine(AppContext.BaseDirectory, "Dashboard", "cluster.yaml")).Objects)
        {
            Assert.True(served.Cluster.Apply(obj.Object!).IsSuccess);
        }

        await served.UntilAsync(static snapshot =>
            snapshot.StatefulSets.All(static set => set.Status?.ReadyReplicas == 3)
            && snapshot.All<EndpointSlice>().SelectMany(static slice => slice.Endpoints ?? []).Count(static endpoint => endpoint.Hostname is not null && endpoint.Conditions?.Ready == true) == 3);
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
