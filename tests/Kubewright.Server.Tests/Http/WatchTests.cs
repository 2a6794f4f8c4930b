using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

/// <summary>Watches: nothing lost, nothing doubled.</summary>
public sealed class WatchTests
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    [Fact]
    public async Task Watch_FromTheVersionOfAList_TellsEveryChangeSince()
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateMapAsync("old");
        var version = await VersionAsync(served);
        await served.CreateMapAsync("a");
        await served.SendAsync(HttpMethod.Put, Maps + "/a", Samples.Map("a", value: "w"));
        await served.SendAsync(HttpMethod.Delete, Maps + "/a");

        using var watch = await served.WatchAsync($"{Maps}?watch=1&labelSelector=test&resourceVersion={version}");

        Assert.Equal("ADDED a, MODIFIED a, DELETED a", await watch.ReadAsync(3));
    }

    [Fact]
    public async Task Watch_OfALabelThatComesAndGoes_AddsAndDeletesForThisClient()
    {
        await using var served = await ServedCluster.StartAsync();
        using var watch = await served.WatchAsync($"{Maps}?watch=1&labelSelector=on&resourceVersion={await VersionAsync(served)}");

        await served.CreateMapAsync("a");
        await served.SendAsync(HttpMethod.Put, Maps + "/a", Samples.Map("a", """{"on":""}"""));
        await served.SendAsync(HttpMethod.Put, Maps + "/a", Samples.Map("a", """{"on":""}""", "w"));
        await served.SendAsync(HttpMethod.Put, Maps + "/a", Samples.Map("a", """{"off":""}"""));

        Assert.Equal("ADDED a, MODIFIED a, DELETED a", await watch.ReadAsync(3));
    }

    [Fact]
    public async Task Watch_OfOneName_TellsOfThatAlone()
    {
        await using var served = await ServedCluster.StartAsync();
        using var watch = await served.WatchAsync($"{Maps}?watch=1&fieldSelector=metadata.name%3Db&resourceVersion={await VersionAsync(served)}");

        await served.CreateMapAsync("a");
        await served.CreateMapAsync("b");

        Assert.Equal("ADDED b", await watch.ReadAsync(1));
    }

    [Fact]
    public async Task Watch_WithInitialEvents_MarksTheirEnd()
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateMapAsync("a");
        await served.CreateMapAsync("b");
        using var watch = await served.WatchAsync($"{Maps}?watch=1&labelSelector=test&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan");

        Assert.Equal("ADDED a, ADDED b", await watch.ReadAsync(2));
        var bookmark = await watch.NextAsync();
        await served.CreateMapAsync("c");

        Assert.Equal("BOOKMARK", (string?)bookmark["type"]);
        Assert.Equal("ConfigMap", (string?)bookmark["object"]!["kind"]);
        Assert.Equal("true", (string?)bookmark["object"]!["metadata"]!["annotations"]!["k8s.io/initial-events-end"]);
        Assert.Equal("ADDED c", await watch.ReadAsync(1));
    }

    [Fact]
    public async Task Watch_FromAVersionThatIsNotKnown_IsExpired()
    {
        await using var served = await ServedCluster.StartAsync();
        using var watch = await served.WatchAsync($"{Maps}?watch=1&resourceVersion=99999999");

        var error = await watch.NextAsync();

        Assert.Equal("ERROR", (string?)error["type"]);
        Assert.Equal((410, "Expired"), ((int)error["object"]!["code"]!, (string?)error["object"]!["reason"]));
    }

    [Fact]
    public async Task Watch_FromNoNumber_IsRefused()
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, body) = await served.SendAsync(HttpMethod.Get, $"{Maps}?watch=1&resourceVersion=yesterday");

        Assert.Equal((400, "BadRequest"), (code, (string?)body!["reason"]));
    }

    [Fact]
    public async Task Watch_WithATimeLimit_EndsByItself()
    {
        await using var served = await ServedCluster.StartAsync();
        using var watch = await served.WatchAsync($"{Maps}?watch=1&labelSelector=test&timeoutSeconds=1&resourceVersion={await VersionAsync(served)}");

        Assert.Null(await watch.ReadLineAsync());
    }

    [Fact]
    public async Task Watch_ByMany_WhileManyWrite_TellsEachChangeOnceAndInOrder()
    {
        const int Writers = 4;
        const int Each = 50;
        await using var served = await ServedCluster.StartAsync();
        var version = await VersionAsync(served);
        var watches = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => served.WatchAsync($"{Maps}?watch=1&labelSelector=test&resourceVersion={version}")));

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var i = 0; i < Each; i++)
            {
                await served.CreateMapAsync($"map-{writer}-{i}");
            }
        }));

        foreach (var watch in watches)
        {
            var last = 0L;
            var names = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < Writers * Each; i++)
            {
                var change = await watch.NextAsync();
                var at = long.Parse((string)change["object"]!["metadata"]!["resourceVersion"]!, System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(at > last);
                Assert.True(names.Add((string)change["object"]!["metadata"]!["name"]!));
                last = at;
            }

            watch.Dispose();
        }
    }

    private static async Task<string> VersionAsync(ServedCluster served) => (string)(await served.GetAsync(Maps))["metadata"]!["resourceVersion"]!;
}
