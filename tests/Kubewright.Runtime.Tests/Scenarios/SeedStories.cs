namespace Kubewright.Runtime.Tests;

/// <summary>What the StatefulSet demo shows: rescheduling, scaling up and down, and a rolling update in two parts.</summary>
public sealed class SeedStories
{
    private const string Old = "nginx:1.14.0-alpine";
    private const string New = "nginx:1.15-alpine";

    /// <summary>The rows of a pod that comes up.</summary>
    internal static string[] Starts(string pod) => [$"{pod} 0/1 Pending", $"{pod} 0/1 ContainerCreating", $"{pod} 1/1 Running"];

    /// <summary>The rows of a pod that goes.</summary>
    internal static string[] Stops(string pod) => [$"{pod} 1/1 Terminating", $"{pod} 0/1 Terminating"];

    [Fact]
    public void Demo_ThreeReplicas_EachHasItsClaimAndVolume()
    {
        var scenario = Scenario.Settled(Objects.Web(3, Old));

        Assert.Equal("web 3/3", Scenario.Row(ObjectTables.StatefulSets, scenario.Set));
        Assert.Equal(["web-0 1/1 Running 0", "web-1 1/1 Running 0", "web-2 1/1 Running 0"], scenario.Now.Pods.Select(static pod => Scenario.Row(ObjectTables.Pods, pod)));
        Assert.All(scenario.Now.PersistentVolumeClaims, claim =>
        {
            var volume = scenario.Now.Find<PersistentVolume>($"pvc-{claim.Metadata.Uid}")!;
            Assert.Equal($"{claim.Metadata.Name} Bound {volume.Metadata.Name} 1Gi RWO standard", Scenario.Row(ObjectTables.PersistentVolumeClaims, claim));
            Assert.Equal($"{volume.Metadata.Name} 1Gi RWO Delete Bound default/{claim.Metadata.Name} standard", Scenario.Row(ObjectTables.PersistentVolumes, volume));
        });
        Assert.Equal("www-web-0 www-web-1 www-web-2", string.Join(' ', scenario.Now.PersistentVolumeClaims.Select(static claim => claim.Metadata.Name)));
    }

    [Fact]
    public void Demo_EveryPodDeletedAtOnce_ComesBackOneByOneWithItsVolume()
    {
        var scenario = Scenario.Settled(Objects.Web(3, Old));
        var volumes = Volumes(scenario);

        var rows = scenario.Watch(() =>
        {
            scenario.DeletePods("web-0", "web-1", "web-2");
            scenario.Settle(3);
        });

        Assert.Equal(["web-0 1/1 Terminating", "web-1 1/1 Terminating", "web-2 1/1 Terminating"], rows.Take(3));
        Assert.Equal(["web-0 0/1 Terminating", "web-1 0/1 Terminating", "web-2 0/1 Terminating"], rows.Skip(3).Take(3).Order(StringComparer.Ordinal));
        Assert.Equal([.. Starts("web-0"), .. Starts("web-1"), .. Starts("web-2")], rows.Skip(6));
        Assert.Equal(volumes, Volumes(scenario));
    }

    [Fact]
    public void Demo_ScaleUpThenPatchDown_GoesUpAndDownInOrder()
    {
        var scenario = Scenario.Settled(Objects.Web(3, Old));

        var up = scenario.Watch(() =>
        {
            scenario.Scale(6);
            scenario.Settle(6);
        });
        var down = scenario.Watch(() =>
        {
            scenario.Edit<StatefulSet>("web", static set => set with { Replicas = 3 });
            scenario.Settle(3);
        });

        Assert.Equal([.. Starts("web-3"), .. Starts("web-4"), .. Starts("web-5")], up);
        Assert.Equal([.. Stops("web-5"), .. Stops("web-4"), .. Stops("web-3")], down);
        Assert.Equal(6, scenario.Now.PersistentVolumeClaims.Count);
    }

    [Fact]
    public void Demo_PartitionFourThenZero_UpdatesTheCanariesThenTheRest()
    {
        var scenario = Scenario.Settled(Objects.Web(6, Old));
        var idle = scenario.Watch(() =>
        {
            scenario.Edit<StatefulSet>("web", static set => set with { UpdateStrategy = Scenario.Partition(4) });
            scenario.Rest();
        });
        Assert.Empty(idle);

        var canary = scenario.Watch(() =>
        {
            scenario.Edit<StatefulSet>("web", static set => set with { Containers = [set.Containers[0] with { Image = New }] });
            scenario.Rest();
        });

        Assert.Equal([.. Stops("web-5"), .. Starts("web-5"), .. Stops("web-4"), .. Starts("web-4")], canary);
        Assert.Equal($"{Old} {Old} {Old} {Old} {New} {New}", scenario.Images);
        Assert.Equal((6, 6, 6, 4, 2), scenario.Counters);

        var rest = scenario.Watch(() =>
        {
            scenario.Edit<StatefulSet>("web", static set => set with { UpdateStrategy = Scenario.Partition(0) });
            scenario.Settle(6);
        });

        Assert.Equal(new[] { "web-3", "web-2", "web-1", "web-0" }.SelectMany(static pod => Stops(pod).Concat(Starts(pod))), rest);
        Assert.Equal($"{New} {New} {New} {New} {New} {New}", scenario.Images);
    }

    internal static string Volumes(Scenario scenario) =>
        string.Join(' ', scenario.Now.PersistentVolumeClaims.Select(static claim => $"{claim.Metadata.Name}={claim.Spec!.VolumeName?.Name}"));
}
