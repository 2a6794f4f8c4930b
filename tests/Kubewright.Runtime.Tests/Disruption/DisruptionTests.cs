namespace Kubewright.Runtime.Tests;

/// <summary>SS-285 to SS-289: budgets, evictions, drains.</summary>
public sealed class DisruptionTests
{
    [Theory]
    [InlineData("2", null, 3, 2, 1, 3)]
    [InlineData("50%", null, 3, 2, 1, 3)]
    [InlineData(null, "1", 3, 2, 1, 3)]
    [InlineData(null, "50%", 3, 1, 2, 3)]
    [InlineData("3", null, 3, 3, 0, 3)]
    [InlineData("0", null, 3, 0, 3, 3)]
    public void Budget_OfASet_SaysHowManyMayGo(string? least, string? most, int healthy, int desired, int allowed, int expected)
    {
        var cluster = WithBudget(Value(least), Value(most));

        var status = Budget(cluster).Status!;

        Assert.Equal((healthy, desired, allowed, expected), (status.CurrentHealthy, status.DesiredHealthy, status.DisruptionsAllowed, status.ExpectedPods));
        var condition = Assert.Single(status.Conditions!);
        Assert.Equal(("DisruptionAllowed", allowed > 0 ? "SufficientPods" : "InsufficientPods"), (condition.Type, condition.Reason));
        Assert.Equal(Budget(cluster).Metadata.Generation, status.ObservedGeneration);
    }

    [Fact]
    public void Budget_PodWithoutOwner_CannotSayHowManyThereShouldBe()
    {
        var cluster = Cluster.Create();
        cluster.Apply(new Pod("tool") { Labels = ("app", "nginx"), Containers = [new("c", "i")] }).OrThrow();
        cluster.Apply(new PodDisruptionBudget("web") { MaxUnavailable = 1, Selector = (Labels)("app", "nginx") }).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal("SyncFailed", Assert.Single(Budget(cluster).Status!.Conditions!).Reason);
    }

    [Fact]
    public void Evict_BudgetExhausted_IsRefusedWith429()
    {
        var cluster = WithBudget(2, null);

        cluster.Evict(null, "web-2").OrThrow();
        var error = cluster.Evict(null, "web-1").Error!;

        Assert.Equal((429, "Cannot evict pod as it would violate the pod's disruption budget."), (error.Code, error.Message));
        Assert.Equal("The disruption budget web needs 2 healthy pods and has 3 currently", Assert.Single(error.Causes).Message);
        Assert.Equal("web-2", Assert.Single(Budget(cluster).Status!.DisruptedPods!).Key);
        Assert.True(cluster.RunUntil(static s => s.IsSettled(3), Objects.TenMinutes));
        Assert.True(cluster.RunUntilIdle());
        Assert.Null(Budget(cluster).Status!.DisruptedPods);
        Assert.Equal(1, Budget(cluster).Status!.DisruptionsAllowed);
    }

    [Fact]
    public void Evict_DryRun_AsksTheBudgetAndChangesNothing()
    {
        var cluster = WithBudget(2, null);
        var version = cluster.Snapshot.Version;

        Assert.True(Evictions.Evict(cluster.Store, null, "web-2", isDryRun: true).IsSuccess);
        Assert.Equal(version, cluster.Snapshot.Version);
        cluster.Evict(null, "web-2").OrThrow();
        Assert.Equal(429, Evictions.Evict(cluster.Store, null, "web-1", isDryRun: true).Error!.Code);
    }

    [Fact]
    public void Evict_BudgetNotLookedAtYet_IsRefused()
    {
        var cluster = Objects.Settled(Objects.Plain());
        cluster.Apply(new PodDisruptionBudget("web") { MinAvailable = 0, Selector = (Labels)("app", "nginx") }).OrThrow();

        Assert.Equal("The disruption budget web is still being processed by the server.", Assert.Single(cluster.Evict(null, "web-1").Error!.Causes).Message);
    }

    [Theory]
    [InlineData(UnhealthyPodEvictionPolicyType.IfHealthyBudget, 2, true)]
    [InlineData(UnhealthyPodEvictionPolicyType.IfHealthyBudget, 3, false)]
    [InlineData(UnhealthyPodEvictionPolicyType.AlwaysAllow, 3, true)]
    public void Evict_UnreadyPod_GoesByThePolicy(UnhealthyPodEvictionPolicyType policy, int least, bool isEvicted)
    {
        var cluster = WithBudget(least, null, policy);
        cluster.SetReadiness(null, "web-1", false).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal(isEvicted, cluster.Evict(null, "web-1").IsSuccess);
    }

    [Fact]
    public void Evict_TwoBudgets_IsAServerError()
    {
        var cluster = WithBudget(0, null);
        cluster.Apply(new PodDisruptionBudget("other") { MinAvailable = 0, Selector = (Labels)("app", "nginx") }).OrThrow();

        Assert.Equal(500, cluster.Evict(null, "web-1").Error!.Code);
    }

    [Fact]
    public void Evict_PendingPod_AsksNobody()
    {
        var cluster = Cluster.Create(new ClusterOptions { Nodes = [] });
        cluster.Apply(new PodDisruptionBudget("web") { MinAvailable = 3, Selector = (Labels)("app", "nginx") }).OrThrow();
        cluster.Apply(Objects.Plain(1)).OrThrow();
        cluster.RunUntilIdle();

        Assert.True(cluster.Evict(null, "web-0").IsSuccess);
        Assert.Equal(404, cluster.Evict(null, "web-9").Error!.Code);
    }

    [Fact]
    public void Delete_Pod_DoesNotAskTheBudget()
    {
        var cluster = WithBudget(3, null);

        Assert.True(cluster.Delete("Pod", null, "web-1").IsSuccess);
    }

    [Fact]
    public void Drain_WithBudget_TakesPodByPodAndMovesThem()
    {
        var cluster = WithBudget(2, null);

        var first = cluster.Drain("k8s-node1").OrThrow();
        Assert.Equal(["default/web-0"], first.Evicted);
        Assert.Equal("default/web-2", Assert.Single(first.Refused).Pod);

        Assert.True(cluster.RunUntil(static s => s.IsSettled(3) && s.Find<PodDisruptionBudget>("web")!.Status!.DisruptionsAllowed == 1, Objects.TenMinutes));
        Assert.True(cluster.Drain("k8s-node1").OrThrow().IsComplete);
        Assert.True(cluster.RunUntilIdle());

        Assert.All(cluster.Snapshot.Pods, static pod => Assert.Equal("k8s-node2", pod.Spec!.NodeName?.Name));
        Assert.Equal(404, cluster.Drain("nowhere").Error!.Code);
    }

    private static IntOrString? Value(string? text) => text is null ? null : int.TryParse(text, out var number) ? number : text;

    private static PodDisruptionBudget Budget(Cluster cluster) => cluster.Snapshot.Find<PodDisruptionBudget>("web")!;

    private static Cluster WithBudget(IntOrString? least, IntOrString? most, UnhealthyPodEvictionPolicyType? policy = null)
    {
        var cluster = Cluster.Create();
        cluster.Apply(new PodDisruptionBudget("web") { MinAvailable = least, MaxUnavailable = most, UnhealthyPodEvictionPolicy = policy, Selector = (Labels)("app", "nginx") }).OrThrow();
        cluster.Apply(Objects.Plain()).OrThrow();
        Assert.True(cluster.RunUntil(static s => s.IsSettled(3), Objects.TenMinutes));
        Assert.True(cluster.RunUntilIdle());
        return cluster;
    }
}
