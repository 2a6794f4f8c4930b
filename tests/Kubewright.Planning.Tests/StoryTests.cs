namespace Kubewright.Planning.Tests;

/// <summary>What a plan foretells is what another cluster then does: the same steps at the same times.</summary>
public sealed class StoryTests
{
    [Fact]
    public void Plan_ScaleUp_CreatesOneAfterTheOther()
    {
        var set = Foretold(Web.Set(3), Web.Set(6));

        Assert.Equal((SetOutcome.Settles, 6, 3, 3), (set.Outcome, set.Replicas, set.ReadyBefore, set.LowestReady));
        Assert.Equal(["the change", "web-3 is ready", "web-4 is ready"], After(set, PodStepKind.Created));
        Assert.Empty(set.Restarts);
    }

    [Fact]
    public void Plan_ScaleDown_RemovesFromTheTop()
    {
        var set = Foretold(Web.Set(4), Web.Set(1));

        Assert.Equal(["web-3", "web-2", "web-1"], Pods(set, PodStepKind.Stops));
        Assert.Equal(["the change", "web-3 is gone", "web-2 is gone"], After(set, PodStepKind.Stops));
        Assert.Equal(1, set.LowestReady);
    }

    [Fact]
    public void Plan_ImageChange_RestartsFromTheTop()
    {
        var set = Foretold(Web.Set(), Web.Set(image: "nginx:1.28"));

        Assert.Equal(["web-2", "web-1", "web-0"], set.Restarts);
        Assert.Equal(["the change", "web-2 is ready", "web-1 is ready"], After(set, PodStepKind.Stops));
        Assert.Equal(["web-2 is gone", "web-1 is gone", "web-0 is gone"], After(set, PodStepKind.Created));
        Assert.Equal((2, TimeSpan.Zero), (set.LowestReady, set.LowestAt));
    }

    [Fact]
    public void Plan_PartitionOfFour_HoldsFourBack()
    {
        var set = Foretold(Web.Set(6), Web.Set(6, "nginx:1.28", partition: 4));

        Assert.Equal(["web-5", "web-4"], set.Restarts);
        Assert.Equal(["web-0", "web-1", "web-2", "web-3"], set.Held);
        Assert.Equal(SetOutcome.Settles, set.Outcome);
    }

    [Fact]
    public void Plan_PartitionGoes_RestartsTheRest()
    {
        var set = Foretold(Web.Set(6), Web.Set(6, "nginx:1.28", partition: 4), Web.Set(6, "nginx:1.28"));

        Assert.Equal(["web-3", "web-2", "web-1", "web-0"], set.Restarts);
        Assert.Empty(set.Held);
    }

    [Fact]
    public void Plan_PartitionGoesAndNobodyKnowsWhatWasThere_SaysSo()
    {
        var plan = Web.Plan(Web.Set(6, partition: 4), Web.Set(6));

        Assert.Equal("StatefulSet/web: the partition goes from 4 to 0. Pods below 4 that have an older revision restart; which they have is not known here.", Assert.Single(plan.Rollout.Notes));
        Assert.Empty(Planner.Create(Web.With(Web.Set(6, partition: 4)), Web.With(Web.Set(6)), earlier: []).Rollout.Notes);
    }

    [Fact]
    public void Plan_ParallelSet_StartsAllAtOnce()
    {
        var set = Foretold(Web.Set(1) with { PodManagementPolicy = PodManagementPolicy.Parallel }, Web.Set(4) with { PodManagementPolicy = PodManagementPolicy.Parallel });

        Assert.Equal(["the change", "the change", "the change"], After(set, PodStepKind.Created));
    }

    [Fact]
    public void Plan_MinReadySeconds_WaitsForThem()
    {
        var set = Foretold(Web.Set() with { MinReadySeconds = 20 }, Web.Set(image: "nginx:1.28") with { MinReadySeconds = 20 });

        Assert.Equal(["the change", "web-2 is ready for 20s", "web-1 is ready for 20s"], After(set, PodStepKind.Stops));
        Assert.True(set.Duration >= TimeSpan.FromSeconds(60), $"The roll-out takes {set.Duration}.");
    }

    [Fact]
    public void Plan_TwoMayBeUnavailable_StopsTwo()
    {
        var strategy = new StatefulSetUpdateStrategy { RollingUpdate = new RollingUpdateStatefulSetStrategy { MaxUnavailable = 2 } };

        var set = Foretold(Web.Set(4) with { UpdateStrategy = strategy }, Web.Set(4, "nginx:1.28") with { UpdateStrategy = strategy });

        Assert.Equal(2, set.LowestReady);
        Assert.Equal(["web-3", "web-2", "web-1", "web-0"], set.Restarts);
    }

    [Fact]
    public void Plan_ImageThatNeverGetsReady_StopsAtTheFirstPod()
    {
        var set = Foretold(Web.Set(), Web.NeverReady(Web.Set(image: "nginx:9")));

        Assert.Equal(SetOutcome.Stuck, set.Outcome);
        Assert.Equal(["web-2"], set.Restarts);
        Assert.Equal(["web-0", "web-1"], set.Held);
        Assert.Equal(
            [
                "pod web-2 (Running) runs on k8s-node1 and is not ready yet after 60m.",
                "web-1, web-0 keep the older revision until web-2 is ready: at most 1 may be unavailable.",
            ],
            set.Waits);
    }

    [Fact]
    public void Plan_ImageMissing_SaysWhichContainerWaits()
    {
        Fault[] faults = [new Fault.ImageMissing { Image = "nginx:1.28" }];

        var plan = Web.Plan(Web.Set(), Web.Set(image: "nginx:1.28"), new PlanOptions { Faults = faults });
        var set = Assert.Single(plan.Rollout.Sets);

        Assert.Equal(ActualRollout.Of(7, faults, Web.Set(), Web.Set(image: "nginx:1.28")), ActualRollout.Of(set));
        Assert.False(plan.Succeeds);
        Assert.Equal("pod web-2 (ImagePullBackOff): container nginx waits: ImagePullBackOff: Back-off pulling image \"nginx:1.28\"", set.Waits[0]);
    }

    [Fact]
    public void Plan_NewSetThatNeverGetsReady_SaysWhichPodsAreNotCreated()
    {
        var plan = Planner.Create([], Web.With(Web.NeverReady(Web.Set())));

        Assert.Equal("web-1, web-2 are not created until web-0 is ready (podManagementPolicy OrderedReady).", Assert.Single(plan.Rollout.Sets).Waits[^1]);
    }

    [Fact]
    public void Plan_ClaimSizeChanged_IsRefusedWithTheWayOut()
    {
        var plan = Web.Plan(Web.Set(), Web.Set(storage: "2Gi"));

        var refusal = Assert.Single(plan.Refusals);
        Assert.Equal(Answer(Web.Set(), Web.Set(storage: "2Gi")), refusal.Message);
        Assert.StartsWith("KW5003: ", Assert.Single(refusal.Reasons), StringComparison.Ordinal);
        Assert.False(plan.Succeeds);
        Assert.Equal(SetOutcome.Untouched, Assert.Single(plan.Rollout.Sets).Outcome);
    }

    [Fact]
    public void Plan_SlowReadiness_CountsIn()
    {
        var slow = Web.Set(image: "nginx:1.28") with { PodAnnotations = [(FaultAnnotations.Faults, "{fault: ready-after, after: 30s}")] };

        var set = Foretold(Web.Set(), slow);

        Assert.True(set.Duration > TimeSpan.FromSeconds(90), $"The roll-out takes {set.Duration}.");
    }

    /// <summary>The forecast of the last step of a story, which a cluster with another seed then tells in the same words.</summary>
    private static SetForecast Foretold(params StatefulSet[] states)
    {
        var plan = states is [var before, var after] ? Web.Plan(before, after) : Web.Plan(states[1], states[2], earlier: states[0]);
        var set = Assert.Single(plan.Rollout.Sets);

        Assert.Equal(ActualRollout.Of(7, [], states), ActualRollout.Of(set));
        return set;
    }

    private static IEnumerable<string> Pods(SetForecast set, PodStepKind kind) => set.Steps.Where(step => step.Kind == kind).Select(static step => step.Pod);

    private static IEnumerable<string> After(SetForecast set, PodStepKind kind) => set.Steps.Where(step => step.Kind == kind).Select(static step => step.After);

    /// <summary>What a cluster answers to the change.</summary>
    private static string Answer(StatefulSet before, StatefulSet after)
    {
        var cluster = Cluster.Create();
        cluster.Apply(before).OrThrow();
        return cluster.Apply(after).Error!.Message;
    }
}
