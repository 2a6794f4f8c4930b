namespace Kubewright.Runtime.Tests;

/// <summary>What people see when they follow the usual StatefulSet tutorials step by step.</summary>
public sealed class SeedStories
{
    private const string Old = "nginx:1.14.0-alpine";
    private const string New = "nginx:1.15-alpine";

    [Fact]
    public void Demo_ScaleUpThenPatchDown_GoesUpAndDownInOrder()
    {
        var scenario = Scenario.Settled(Objects.Web(3, Old));

        var up = scenario.Life(() =>
        {
            scenario.Scale(6);
            scenario.Settle(6);
        });
        var down = scenario.Life(() =>
        {
            scenario.Edit<StatefulSet>("web", static set => set with { Replicas = 3 });
            scenario.Settle(3);
        });

        Assert.Equal("+web-3 ~web-3 +web-4 ~web-4 +web-5 ~web-5", up);
        Assert.Equal("!web-5 -web-5 !web-4 -web-4 !web-3 -web-3", down);
        Assert.Equal(6, scenario.Now.PersistentVolumeClaims.Count);
    }

    [Fact]
    public void Demo_EveryPodDeletedAtOnce_ComesBackOneByOneWithItsVolume()
    {
        var scenario = Scenario.Settled(Objects.Web(3, Old));
        var volumes = Volumes(scenario);

        var life = scenario.Life(() =>
        {
            scenario.DeletePods("web-0", "web-1", "web-2");
            scenario.Settle(3);
        });

        Assert.StartsWith("!web-0 !web-1 !web-2 ", life, StringComparison.Ordinal);
        Assert.EndsWith(" +web-0 ~web-0 +web-1 ~web-1 +web-2 ~web-2", life, StringComparison.Ordinal);
        Assert.Equal(volumes, Volumes(scenario));
    }

    [Fact]
    public void Demo_PartitionFourThenZero_UpdatesTheCanariesThenTheRest()
    {
        var scenario = Scenario.Settled(Objects.Web(6, Old));
        scenario.Edit<StatefulSet>("web", static set => set with { UpdateStrategy = Scenario.Partition(4) });
        scenario.Rest();

        var canary = scenario.Life(() =>
        {
            scenario.Edit<StatefulSet>("web", static set => set with { Containers = [set.Containers[0] with { Image = New }] });
            scenario.Rest();
        });

        Assert.Equal("!web-5 -web-5 +web-5 ~web-5 !web-4 -web-4 +web-4 ~web-4", canary);
        Assert.Equal($"{Old} {Old} {Old} {Old} {New} {New}", scenario.Images);
        Assert.Equal((6, 6, 6, 4, 2), scenario.Counters);

        var rest = scenario.Life(() =>
        {
            scenario.Edit<StatefulSet>("web", static set => set with { UpdateStrategy = Scenario.Partition(0) });
            scenario.Settle(6);
        });

        Assert.Equal(string.Join(' ', new[] { 3, 2, 1, 0 }.Select(static i => $"!web-{i} -web-{i} +web-{i} ~web-{i}")), rest);
        Assert.Equal($"{New} {New} {New} {New} {New} {New}", scenario.Images);
    }

    [Fact]
    public void Rollout_UndoToTheFirstRevision_BringsTheOldImageBackUnderItsName()
    {
        var scenario = Scenario.Settled(Objects.Web(2, "nginx:1.7.9"));
        var first = scenario.Status.UpdateRevision;
        scenario.Edit<StatefulSet>("web", static set => set with { Containers = [set.Containers[0] with { Image = "nginx:1.8" }] });
        scenario.Settle(2);
        Assert.Equal("1:nginx:1.7.9 2:nginx:1.8", scenario.History);

        var life = scenario.Life(() =>
        {
            UpdateScenarios.Undo(scenario, toRevision: 1);
            scenario.Settle(2);
        });

        Assert.Equal("!web-1 -web-1 +web-1 ~web-1 !web-0 -web-0 +web-0 ~web-0", life);
        Assert.Equal("nginx:1.7.9 nginx:1.7.9", scenario.Images);
        Assert.Equal("2:nginx:1.8 3:nginx:1.7.9", scenario.History);
        Assert.Equal((first, first), (scenario.Status.CurrentRevision, scenario.Status.UpdateRevision));
    }

    [Fact]
    public void Rollout_CascadingDelete_StopsAllPodsAtOnceAndLeavesTheVolumes()
    {
        var scenario = Scenario.Settled(Objects.Web(2, "nginx:1.7.9"));

        var life = scenario.Life(() =>
        {
            scenario.Delete("StatefulSet", "web");
            scenario.Rest();
        });

        Assert.Equal("!web-0 !web-1 -web-0 -web-1", life);
        Assert.Equal(2, scenario.Now.PersistentVolumes.Count);
    }

    private static string Volumes(Scenario scenario) =>
        string.Join(' ', scenario.Now.PersistentVolumeClaims.Select(static claim => $"{claim.Metadata.Name}={claim.Spec!.VolumeName?.Name}"));
}
