namespace Kubewright.Runtime.Tests;

/// <summary>Rolling updates with <c>maxUnavailable</c>: C-21 to C-23, C-59, and SS-111, SS-131.</summary>
public sealed class BudgetScenarios
{
    [Fact]
    public void C21_Ordered_TakesTwoFromTheTopAndBringsThemBackOneByOne()
    {
        var scenario = Ready(Set(PodManagementPolicy.OrderedReady, "nginx:1"), 6);

        var first = scenario.Life(() =>
        {
            scenario.Apply(Set(PodManagementPolicy.OrderedReady, "nginx:2"));
            scenario.Rest();
        });
        Assert.StartsWith("!web-5 !web-4 ", first, StringComparison.Ordinal);
        Assert.Equal(["!web-4", "!web-5", "+web-4", "-web-4", "-web-5"], first.Split(' ').Order(StringComparer.Ordinal));

        Assert.Equal("~web-4 +web-5", MakeReady(scenario, "web-4"));
        Assert.Equal("~web-5 !web-3 -web-3 +web-3", MakeReady(scenario, "web-5"));
        Assert.Equal("~web-3", MakeReady(scenario, "web-3"));
        Assert.Equal("nginx:1 nginx:1 nginx:1 nginx:2 nginx:2 nginx:2", scenario.Images);
    }

    [Fact]
    public void C22_Parallel_GoesOnAsSoonAsTheBudgetAllows()
    {
        var scenario = Ready(Set(PodManagementPolicy.Parallel, "nginx:1"), 6);

        var first = scenario.Life(() =>
        {
            scenario.Apply(Set(PodManagementPolicy.Parallel, "nginx:2"));
            scenario.Rest();
        });
        Assert.StartsWith("!web-5 !web-4 ", first, StringComparison.Ordinal);
        Assert.Equal(["!web-4", "!web-5", "+web-4", "+web-5", "-web-4", "-web-5"], first.Split(' ').Order(StringComparer.Ordinal));

        Assert.Equal("~web-4 !web-3 -web-3 +web-3", MakeReady(scenario, "web-4"));
        Assert.Equal("~web-3 ~web-5", MakeReady(scenario, "web-3", "web-5"));
        Assert.Equal("nginx:1 nginx:1 nginx:1 nginx:2 nginx:2 nginx:2", scenario.Images);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("5", 1)]
    [InlineData("3", 1)]
    [InlineData("4", 1)]
    [InlineData("5 4", 0)]
    [InlineData("5 3", 0)]
    [InlineData("4 3", 0)]
    [InlineData("5 4 3", 0)]
    [InlineData("2", 1)]
    [InlineData("1", 1)]
    public void C23_TerminatingPods_CountAgainstTheBudget(string terminating, int deleted)
    {
        var gone = terminating.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var pods = string.Join(' ', Enumerable.Range(0, 6).Select(i => $"{i}:ready@old{(gone.Contains($"{i}") ? "!" : "")}"));
        foreach (var policy in new[] { "ordered", "parallel" })
        {
            var state = PlannerScene.StateOf($"{policy} 6 partition=3 maxUnavailable=2 | {pods}");

            var plan = RollingUpdate.Plan(new StatefulSetShape(state.Set), state.Pods, "web-new", state.Features);

            Assert.Equal(deleted, plan.Length);
            Assert.All(plan, action => Assert.InRange(action.Ordinal, 3, 5));
        }
    }

    [Theory]
    [InlineData("ordered 5 maxUnavailable=2 | 0:running 1:ready 2:ready 3:ready 4:ready", 2, 1)]
    [InlineData("parallel 10 maxUnavailable=20% | 0:ready 1:ready 2:ready 3:ready 4:ready 5:ready 6:ready 7:ready! 8:ready! 9:ready!", 2, 3)]
    [InlineData("ordered 6 maxUnavailable=3 | 0:ready 1:ready 2:ready 3:running 4:running 5:running", 3, 3)]
    [InlineData("parallel 4 maxUnavailable=1 | 0:ready 1:ready 2:ready 3:ready", 1, 0)]
    [InlineData("parallel 3 maxUnavailable=10% | 0:ready", 1, 2)]
    public void C59_Gauges_CountTheBudgetAndItsUse(string scene, int maxUnavailable, int unavailable)
    {
        var state = PlannerScene.StateOf(scene);
        var set = new StatefulSetShape(state.Set);

        Assert.Equal((maxUnavailable, unavailable), (RollingUpdate.MaxUnavailable(set), RollingUpdate.Unavailable(set, state.Pods)));
    }

    [Theory]
    // 1.35 with the gate on let one broken pod use up the budget for ever; the later form replaces it first.
    [InlineData("1.35.0", true, "nginx:1 nginx:1 nginx:1")]
    [InlineData("1.36", false, "nginx:2 nginx:2 nginx:2")]
    [InlineData("1.37", true, "nginx:2 nginx:2 nginx:2")]
    public void Parallel_BrokenOldPod_StopsTheUpdateOnlyIn135(string release, bool ships, string images)
    {
        Assert.True(Schema.KubernetesVersion.TryParse(release, out var version));
        var set = Scenario.Gated(Objects.Plain()) with { PodManagementPolicy = PodManagementPolicy.Parallel };
        var scenario = new Scenario(new ClusterOptions { KubernetesVersion = version, HonorsMaxUnavailable = ships ? null : true });
        scenario.Apply(set);
        scenario.Rest();
        scenario.MakeReady(true, "web-1", "web-2");
        scenario.Rest();

        scenario.Apply(set with { Containers = [new Container("nginx", "nginx:2")], ReadinessGates = null });
        scenario.Rest();

        Assert.Equal(images, scenario.Images);
    }

    [Fact]
    public void Parallel_TemplateRestored_ReplacesTheBrokenPodsOfTheBadOne()
    {
        var set = Set(PodManagementPolicy.Parallel, "nginx:1");
        var scenario = Ready(set, 6);
        scenario.Apply(Set(PodManagementPolicy.Parallel, "nginx:broken"));
        scenario.Rest();
        Assert.Equal("nginx:1 nginx:1 nginx:1 nginx:1 nginx:broken nginx:broken", scenario.Images);

        scenario.Apply(set with { ReadinessGates = null });
        scenario.Rest();

        Assert.Equal("nginx:1 nginx:1 nginx:1 nginx:1 nginx:1 nginx:1", scenario.Images);
    }

    [Fact]
    public void Ordered_ThreeAtOnce_RollsInFewerWavesThanPods()
    {
        var set = Objects.Plain(6) with { UpdateStrategy = Scenario.Partition(0, "50%") };
        var scenario = Scenario.Settled(set);

        var life = scenario.Life(() =>
        {
            scenario.Apply(set with { Containers = [new Container("nginx", "nginx:2")] });
            scenario.Settle(6);
        });

        Assert.StartsWith("!web-5 !web-4 !web-3 ", life, StringComparison.Ordinal);
        Assert.Equal(6, life.Split(' ').Count(static step => step[0] == '!'));
        Assert.Equal("nginx:2 nginx:2 nginx:2 nginx:2 nginx:2 nginx:2", scenario.Images);
    }

    private static StatefulSet Set(PodManagementPolicy policy, string image) =>
        Scenario.Gated(Objects.Plain(6, image)) with { PodManagementPolicy = policy, UpdateStrategy = Scenario.Partition(3, 2) };

    /// <summary>A scenario in which every pod of a gated set was made ready.</summary>
    private static Scenario Ready(StatefulSet set, int replicas)
    {
        var scenario = new Scenario();
        scenario.Apply(set);
        scenario.Rest();
        for (var i = 0; i < replicas; i++)
        {
            MakeReady(scenario, $"web-{i}");
        }

        scenario.Settle(replicas);
        return scenario;
    }

    private static string MakeReady(Scenario scenario, params string[] pods) => scenario.Life(() =>
    {
        scenario.MakeReady(true, pods);
        scenario.Rest();
    });
}
