namespace Kubewright.Testing.Tests;

public sealed class SetExpectationsTests
{
    [Fact]
    public void DeletedInOrder_ScaleDown_IsFromTheTop()
    {
        using var cluster = Ready();
        var before = cluster.Checkpoint();

        cluster.Scale("web", 0).RunUntilReady();

        cluster.Expect("web", before).DeletedInOrder(2, 1, 0).CreatedInOrder().ClaimsKept();
    }

    [Fact]
    public void CreatedInOrder_OtherOrder_FailsWithTheTimeline()
    {
        using var cluster = Ready();

        var failure = Assert.Throws<ClusterAssertionException>(() => cluster.Expect("web").CreatedInOrder(2, 1, 0));

        Assert.StartsWith(
            "Pods of web were expected to be created in the order 2, 1, 0, but were created in the order 0, 1, 2.\n\nStatefulSet default/web\n",
            failure.Message,
            StringComparison.Ordinal);
        Assert.Contains("web-2    Running, ready", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OnePodPerOrdinal_ForcedDeletionOnACutNode_Fails()
    {
        using var cluster = Ready();
        cluster.Cut(cluster.Pod("web-1").Spec!.NodeName!.Value.Name!).Advance(TimeSpan.FromMinutes(10)).ForceDelete("web-1").RunUntilReady();

        var failure = Assert.Throws<ClusterAssertionException>(() => cluster.Expect("web").OnePodPerOrdinal());

        Assert.StartsWith("Two pods web-1 may have run at once from ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadyThroughout_MoreThanAnUpdateLeaves_Fails()
    {
        using var cluster = Ready();
        var before = cluster.Checkpoint();
        cluster.Kill("web-0").RunUntil(now => now.Pods.Count == 2).RunUntilReady();

        var failure = Assert.Throws<ClusterAssertionException>(() => cluster.Expect("web", before).ReadyThroughout(3));

        Assert.StartsWith("Only 2 of the 3 pods of web were ready at 1s, when web-0 was not any more.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadyThroughout_WithoutCheckpoint_BeginsWhenSoManyAreReady()
    {
        using var cluster = Ready();

        cluster.Expect("web").ReadyThroughout(3);
        Assert.Contains("did not have 4 pods ready at any time", Assert.Throws<ClusterAssertionException>(() => cluster.Expect("web").ReadyThroughout(4)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadyThroughout_FewerAtTheCheckpoint_Fails()
    {
        using var cluster = SimulatedCluster.Start().Apply(Web.Set);
        var before = cluster.Checkpoint();
        cluster.RunUntilReady();

        var failure = Assert.Throws<ClusterAssertionException>(() => cluster.Expect("web", before).ReadyThroughout(1));

        Assert.StartsWith("web did not have 1 pods ready at 0s, where the expectation begins.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ClaimsKept_RetentionPolicyDelete_Fails()
    {
        using var cluster = SimulatedCluster.Start().Apply(Web.Set with
        {
            PersistentVolumeClaimRetentionPolicy = new StatefulSetPersistentVolumeClaimRetentionPolicy { WhenScaled = PersistentVolumeClaimRetentionPolicyType.Delete },
        }).RunUntilReady();
        cluster.Scale("web", 2).RunUntilIdle();

        var failure = Assert.Throws<ClusterAssertionException>(() => cluster.Expect("web").ClaimsKept());

        Assert.StartsWith("The claim www-web-2 was deleted at ", failure.Message, StringComparison.Ordinal);
    }

    private static SimulatedCluster Ready() => SimulatedCluster.Start(seed: 1).Apply(Web.Nginx, Web.Set).RunUntilReady();
}
