namespace Kubewright.Runtime.Tests;

/// <summary>What <c>kubectl get pods -w</c> would print while the cluster runs.</summary>
public sealed class PodWatchTests
{
    [Fact]
    public void Watch_OrderedSetWithClaims_ShowsEachPodComeUpBeforeTheNext()
    {
        var cluster = Cluster.Create();
        var rows = Watch(cluster);
        cluster.Apply(Objects.Web(2)).OrThrow();

        Assert.True(cluster.RunUntil(static s => s.IsSettled(2), Objects.TenMinutes));

        // Pending: made; refused for want of a volume; bound to a node. ContainerCreating: accepted; given its address.
        Assert.Equal(
            [
                "web-0 0/1 Pending 0 0s",
                "web-0 0/1 Pending 0 0s",
                "web-0 0/1 Pending 0 0s",
                "web-0 0/1 ContainerCreating 0 0s",
                "web-0 0/1 ContainerCreating 0 1s",
                "web-0 1/1 Running 0 2s",
                "web-1 0/1 Pending 0 0s",
                "web-1 0/1 Pending 0 0s",
                "web-1 0/1 Pending 0 1s",
                "web-1 0/1 ContainerCreating 0 1s",
                "web-1 0/1 ContainerCreating 0 1s",
                "web-1 1/1 Running 0 3s",
            ],
            rows);
    }

    [Fact]
    public void Watch_DeletedPod_ShowsItTerminateAndComeBack()
    {
        var cluster = Objects.Settled(Objects.Plain(1));
        cluster.Advance(TimeSpan.FromMinutes(100));
        var rows = Watch(cluster);
        cluster.Delete("Pod", null, "web-0").OrThrow();

        cluster.RunUntilIdle();

        Assert.Equal(
            [
                "web-0 1/1 Terminating 0 100m",
                "web-0 0/1 Terminating 0 100m",
                "web-0 0/1 Terminating 0 100m",
                "web-0 0/1 Pending 0 0s",
                "web-0 0/1 Pending 0 0s",
                "web-0 0/1 ContainerCreating 0 0s",
                "web-0 0/1 ContainerCreating 0 1s",
                "web-0 1/1 Running 0 1s",
            ],
            rows);
    }

    [Fact]
    public void Watch_Instant_NeedsNoTime()
    {
        var cluster = Cluster.Create(new ClusterOptions { Timing = SimulationTiming.Instant });
        cluster.Apply(Objects.Web(3)).OrThrow();

        Assert.True(cluster.RunUntil(static s => s.IsSettled(3), TimeSpan.FromMilliseconds(100)));
    }

    private static List<string> Watch(Cluster cluster)
    {
        var rows = new List<string>();
        cluster.Subscribe(change =>
        {
            if (change.Object is Pod pod)
            {
                rows.Add(string.Join(' ', ObjectTables.Pods.Row(pod, change.Time)));
            }
        });
        return rows;
    }
}
