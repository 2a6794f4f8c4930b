namespace Kubewright.Runtime.Tests;

/// <summary><c>minReadySeconds</c>: C-51, C-54 to C-58.</summary>
public sealed class AvailabilityScenarios
{
    [Theory]
    [InlineData(30 * 60, 0)]
    [InlineData(120 * 60, 1)]
    public void C51_ReadyPod_CountsAsAvailableInTime(int seconds, int available)
    {
        var scenario = new Scenario();
        scenario.Apply(Objects.Plain(1) with { MinReadySeconds = 3600 });
        scenario.RunUntil(static s => s.SetOf().Status?.ReadyReplicas == 1);

        scenario.Wait(seconds);

        Assert.Equal(available, scenario.Status.AvailableReplicas);
    }

    [Fact]
    public void C54_RollingUpdate_WaitsUntilPodsAreAvailable()
    {
        var scenario = Settled(2);
        var life = scenario.Life(() =>
        {
            scenario.Apply(Objects.Plain(2, "nginx:2") with { MinReadySeconds = 30 });
            scenario.Wait(1);
        });
        Assert.Equal("", life);
        Assert.Equal(0, scenario.Status.AvailableReplicas);

        scenario.Settle(2);
        Assert.Equal("nginx:2 nginx:2", scenario.Images);
        Assert.Equal(2, scenario.Status.AvailableReplicas);
    }

    [Fact]
    public void C55_ScaleDown_WaitsUntilPodsAreAvailable()
    {
        var scenario = Settled(3);
        scenario.Apply(Objects.Plain(1) with { MinReadySeconds = 30 });
        scenario.Wait(1);
        Assert.Equal((3, 0), (scenario.Status.Replicas, scenario.Status.AvailableReplicas));

        scenario.Settle(1);
        Assert.Equal("web-0", scenario.PodNames);
    }

    [Fact]
    public void C56_OnDelete_AnnouncesTheRevisionAllTheSame()
    {
        var scenario = Settled(2);
        var before = scenario.Status.UpdateRevision;

        scenario.Apply(Objects.Plain(2, "nginx:2") with { MinReadySeconds = 30, UpdateStrategy = Scenario.OnDelete });
        scenario.Wait(1);

        Assert.Equal(0, scenario.Status.AvailableReplicas);
        Assert.Equal(before, scenario.Status.CurrentRevision);
        Assert.NotEqual(before, scenario.Status.UpdateRevision);
    }

    [Fact]
    public void C57_NoMinReadySeconds_ReadyIsAvailable()
    {
        var scenario = new Scenario();
        scenario.Apply(Objects.Plain(2));

        scenario.RunUntil(static s => s.SetOf().Status?.ReadyReplicas == 2);

        Assert.Equal(2, scenario.Status.AvailableReplicas);
    }

    [Fact]
    public void C58_Partition_WaitsUntilPodsAreAvailable()
    {
        var scenario = Settled(4);
        scenario.Apply(Objects.Plain(4, "nginx:2") with { MinReadySeconds = 30, UpdateStrategy = Scenario.Partition(2) });
        scenario.Wait(1);
        Assert.Equal((4, 0), (scenario.Status.Replicas, scenario.Status.AvailableReplicas));
        Assert.Equal("nginx:1 nginx:1 nginx:1 nginx:1", scenario.Images);

        scenario.Rest();
        Assert.Equal("nginx:1 nginx:1 nginx:2 nginx:2", scenario.Images);
        Assert.Equal((4, 4, 4, 2, 2), scenario.Counters);
    }

    [Fact]
    public void MinReadySeconds_EachReplacedPod_HoldsUpTheNext()
    {
        var scenario = Scenario.Settled(Objects.Plain(2) with { MinReadySeconds = 30 });
        var start = scenario.Cluster.Clock.GetUtcNow();

        scenario.Apply(Objects.Plain(2, "nginx:2") with { MinReadySeconds = 30 });
        scenario.RunUntil(static s => s.PodOf("web-0")?.Metadata.DeletionTimestamp is not null);

        Assert.InRange(scenario.Cluster.Clock.GetUtcNow() - start, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(40));
    }

    /// <summary>A set whose pods have been ready for ten to twenty seconds.</summary>
    private static Scenario Settled(int replicas)
    {
        var scenario = Scenario.Settled(Objects.Plain(replicas));
        scenario.Wait(10);
        return scenario;
    }
}
