using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

using Kubewright.Runtime;

/// <summary>Get and list.</summary>
public sealed class ReadTests
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    [Fact]
    public async Task Get_OfNothing_IsAStatusThatNamesIt()
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, body) = await served.SendAsync(HttpMethod.Get, "/apis/apps/v1/namespaces/default/statefulsets/web");

        Assert.Equal(404, code);
        Assert.Equal("Status", (string?)body!["kind"]);
        Assert.Equal("Failure", (string?)body["status"]);
        Assert.Equal("NotFound", (string?)body["reason"]);
        Assert.Equal("statefulsets.apps \"web\" not found", (string?)body["message"]);
        Assert.Equal(("web", "apps", "statefulsets"), ((string?)body["details"]!["name"], (string?)body["details"]!["group"], (string?)body["details"]!["kind"]));
        Assert.Equal(404, (int)body["code"]!);
    }

    [Fact]
    public async Task List_InPieces_IsCutFromOneMoment()
    {
        await using var served = await ServedCluster.StartAsync();
        for (var i = 0; i < 7; i++)
        {
            await served.CreateMapAsync($"map-{i}");
        }

        var query = "?limit=3&labelSelector=test";
        var first = await served.GetAsync(Maps + query);
        await served.CreateMapAsync("map-35");
        await served.SendAsync(HttpMethod.Delete, Maps + "/map-5");
        var second = await served.GetAsync($"{Maps}{query}&continue={Uri.EscapeDataString((string)first["metadata"]!["continue"]!)}");
        var third = await served.GetAsync($"{Maps}{query}&continue={Uri.EscapeDataString((string)second["metadata"]!["continue"]!)}");

        Assert.Equal("map-0 map-1 map-2|map-3 map-4 map-5|map-6", $"{Names(first)}|{Names(second)}|{Names(third)}");
        Assert.Equal((string?)first["metadata"]!["resourceVersion"], (string?)third["metadata"]!["resourceVersion"]);
        Assert.Null(third["metadata"]!["continue"]);
    }

    [Fact]
    public async Task List_InPieces_HoldsOnToNoLaterChange()
    {
        await using var served = await ServedCluster.StartAsync(new ClusterOptions { History = 1 });
        await served.CreateMapAsync("map-0");
        await served.CreateMapAsync("map-1");
        var first = await served.GetAsync(Maps + "?limit=1&labelSelector=test");
        var state = Passing(served.Cluster);

        // Others may be in the middle of reading it; they go on as the cluster does.
        for (var i = 0; i < 1000 && state.IsAlive; i++)
        {
            Change(served.Cluster, i);
            GC.Collect();
        }

        Assert.False(state.IsAlive);
        var second = await served.GetAsync($"{Maps}?limit=1&labelSelector=test&continue={Uri.EscapeDataString((string)first["metadata"]!["continue"]!)}");
        Assert.Equal("map-1", Names(second));
    }

    /// <summary>A state of an object that the next change takes the place of.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Passing(Cluster cluster) => new(Change(cluster, -1));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ConfigMap Change(Cluster cluster, int number) =>
        cluster.Store.Update(cluster.Snapshot.Find<ConfigMap>("map-0")! with { Data = [("number", $"{number}")] }).OrThrow();

    [Theory]
    [InlineData("continue=nonsense&limit=1", 400, "BadRequest")]
    [InlineData("continue=OTk5OTk5OTkKbWFw&limit=1", 410, "Expired")]
    [InlineData("labelSelector=a%3D%3D%3Db%20c(", 400, "BadRequest")]
    [InlineData("fieldSelector=spec.nothing%3Dx", 400, "BadRequest")]
    [InlineData("fieldSelector=nothing", 400, "BadRequest")]
    public async Task List_WithAParameterThatCannotBeUsed_IsRefused(string query, int expected, string reason)
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, body) = await served.SendAsync(HttpMethod.Get, $"{Maps}?{query}");

        Assert.Equal((expected, reason), (code, (string?)body!["reason"]));
    }

    [Theory]
    [InlineData("labelSelector=tier=front", "a")]
    [InlineData("labelSelector=tier==front", "a")]
    [InlineData("labelSelector=tier!=front", "b c")]
    [InlineData("labelSelector=tier in (front,back)", "a b")]
    [InlineData("labelSelector=tier notin (front,back)", "c")]
    [InlineData("labelSelector=tier", "a b")]
    [InlineData("labelSelector=!tier", "c")]
    [InlineData("labelSelector=tier,tier!=back", "a")]
    [InlineData("fieldSelector=metadata.name=b", "b")]
    [InlineData("fieldSelector=metadata.name!=b", "a c")]
    [InlineData("fieldSelector=metadata.name=a,metadata.namespace=other", "")]
    public async Task List_WithASelector_GivesWhatMeetsIt(string query, string expected)
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateMapAsync("a", """{"tier":"front","test":""}""");
        await served.CreateMapAsync("b", """{"tier":"back","test":""}""");
        await served.CreateMapAsync("c");

        var join = query.StartsWith("label", StringComparison.Ordinal) ? query + ",test" : query + "&labelSelector=test";
        var list = await served.GetAsync($"{Maps}?{join.Replace(" ", "%20", StringComparison.Ordinal)}");

        Assert.Equal(expected, Names(list));
        Assert.Equal("ConfigMapList", (string?)list["kind"]);
    }

    [Theory]
    [InlineData("application/json;as=Table;v=v1;g=meta.k8s.io,application/json", "Table")]
    [InlineData("application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json", "StatefulSetList")]
    [InlineData("application/json", "StatefulSetList")]
    public async Task List_AsTable_IsOneOnlyForWhoAsks(string accept, string kind)
    {
        await using var served = await ServedCluster.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/apis/apps/v1/statefulsets");
        request.Headers.Accept.ParseAdd(accept);

        using var response = await served.Http.SendAsync(request);

        Assert.Equal(kind, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["kind"]);
    }

    [Fact]
    public async Task Get_AsTable_HasTheColumnsThatKubectlPrints()
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateAsync("/apis/apps/v1/namespaces/default/statefulsets", Samples.Set);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/apis/apps/v1/namespaces/default/statefulsets/web");
        request.Headers.Accept.ParseAdd("application/json;as=Table;v=v1;g=meta.k8s.io");

        using var response = await served.Http.SendAsync(request);
        var table = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal("Name Ready Age Containers Images", string.Join(' ', table["columnDefinitions"]!.AsArray().Select(static column => (string)column!["name"]!)));
        Assert.Equal("0 0 0 1 1", string.Join(' ', table["columnDefinitions"]!.AsArray().Select(static column => (int)column!["priority"]!)));
        var row = table["rows"]!.AsArray().Single()!;
        Assert.Equal("web", (string?)row["cells"]![0]);
        Assert.Equal("PartialObjectMetadata", (string?)row["object"]!["kind"]);
        Assert.Equal("web", (string?)row["object"]!["metadata"]!["name"]);
    }

    private static string Names(JsonNode list) => string.Join(' ', list["items"]!.AsArray().Select(static item => (string)item!["metadata"]!["name"]!));
}
