namespace Kubewright.Server.Tests;

/// <summary>Delete and deletecollection.</summary>
public sealed class DeleteTests
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";
    private const string Sets = "/apis/apps/v1/namespaces/default/statefulsets";

    [Fact]
    public async Task Delete_OfAMap_AnswersWithItsUid()
    {
        await using var served = await ServedCluster.StartAsync();
        var map = await served.CreateAsync(Maps, Samples.Map("a"));

        var (code, body) = await served.SendAsync(HttpMethod.Delete, Maps + "/a");
        var again = await served.SendAsync(HttpMethod.Delete, Maps + "/a");

        Assert.Equal((200, "Success", (string?)map["metadata"]!["uid"]), (code, (string?)body!["status"], (string?)body["details"]!["uid"]));
        Assert.Equal(404, again.Code);
    }

    [Theory]
    [InlineData("""{"preconditions":{"uid":"other"}}""", 409)]
    [InlineData("""{"preconditions":{"resourceVersion":"1"}}""", 409)]
    [InlineData("""{"propagationPolicy":"Sometimes"}""", 422)]
    [InlineData("{", 400)]
    public async Task Delete_WithOptionsThatAreNotMet_LeavesTheObject(string options, int expected)
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateMapAsync("a");

        var (code, body) = await served.SendAsync(HttpMethod.Delete, Maps + "/a", options);

        Assert.Equal(expected, code);
        Assert.Equal("Status", (string?)body!["kind"]);
        await served.GetAsync(Maps + "/a");
    }

    [Fact]
    public async Task Delete_OfAPodWithGrace_ShowsItTerminating()
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateAsync(Sets, Samples.Set);
        await served.UntilAsync(static snapshot => snapshot.Pods.Any(static pod => pod.Status?.ContainerStatuses?.Any(static status => status.Ready) == true));

        var (code, pod) = await served.SendAsync(HttpMethod.Delete, "/api/v1/namespaces/default/pods/web-0", """{"gracePeriodSeconds":20}""");

        Assert.Equal(200, code);
        Assert.Equal(("Pod", 20), ((string?)pod!["kind"], (int)pod["metadata"]!["deletionGracePeriodSeconds"]!));
        Assert.NotNull(pod["metadata"]!["deletionTimestamp"]);
    }

    [Theory]
    [InlineData("""{"propagationPolicy":"Background"}""", 0)]
    [InlineData("""{"propagationPolicy":"Foreground"}""", 0)]
    [InlineData("""{"propagationPolicy":"Orphan"}""", 1)]
    [InlineData("""{"orphanDependents":true}""", 1)]
    public async Task Delete_OfASet_DoesWithItsPodsWhatIsAsked(string options, int pods)
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateAsync(Sets, Samples.Set);
        await served.UntilAsync(static snapshot => snapshot.Pods.Count == 1);

        var (code, _) = await served.SendAsync(HttpMethod.Delete, Sets + "/web", options);
        await served.UntilAsync(snapshot => snapshot.StatefulSets.Count == 0 && snapshot.Pods.Count == pods);

        Assert.Equal(200, code);
        Assert.All(served.Cluster.Snapshot.Pods, static pod => Assert.True(pod.Metadata.OwnerReferences is null or []));
    }

    [Fact]
    public async Task DeleteCollection_WithASelector_DeletesWhatMeetsIt()
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateMapAsync("a", """{"old":"yes"}""");
        await served.CreateMapAsync("b", """{"old":"yes"}""");
        await served.CreateMapAsync("c", """{"old":"no"}""");

        var (code, body) = await served.SendAsync(HttpMethod.Delete, Maps + "?labelSelector=old%3Dyes");
        var left = await served.GetAsync(Maps + "?labelSelector=old");

        Assert.Equal((200, 2), (code, body!["items"]!.AsArray().Count));
        Assert.Equal("c", (string?)left["items"]!.AsArray().Single()!["metadata"]!["name"]);
    }
}
