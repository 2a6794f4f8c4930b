namespace Kubewright.Runtime.Tests;

public sealed class ScaleTests
{
    /// <summary>A little above what a pod of 10,000 takes: 74 KB in a parallel set, 96 KB in an ordered one.</summary>
    private const double MostBytes = 130_000;

    /// <summary>
    /// Allocation stands for work: unlike time it does not depend on the machine. The logarithm may show, the size must not.
    /// </summary>
    [Theory]
    [InlineData(PodManagementPolicy.OrderedReady)]
    [InlineData(PodManagementPolicy.Parallel)]
    public void BringUp_TenTimesThePods_CostsAboutTheSamePerPod(PodManagementPolicy policy)
    {
        BytesPerPod(policy, 20);
        var small = BytesPerPod(policy, 60);

        var large = BytesPerPod(policy, 600);

        Assert.True(large < small * 1.6, $"{small:F0} bytes per pod with 60 pods, {large:F0} with 600");
        Assert.True(large < MostBytes, $"{large:F0} bytes per pod with 600");
    }

    [Theory]
    [InlineData(PodManagementPolicy.OrderedReady)]
    [InlineData(PodManagementPolicy.Parallel)]
    public void BringUp_TenTimesThePods_MakesAsManyChangesAndReconcilesPerPod(PodManagementPolicy policy)
    {
        var small = WorkPerPod(policy, 100);
        var large = WorkPerPod(policy, 1000);

        Assert.True(large.Changes < small.Changes * 1.1, $"{small.Changes:F1} changes per pod with 100 pods, {large.Changes:F1} with 1,000");
        Assert.True(large.Reconciles < small.Reconciles * 1.1, $"{small.Reconciles:F1} reconciles per pod with 100 pods, {large.Reconciles:F1} with 1,000");
    }

    /// <summary>What is the same for all pods of a set is there once: it is checked once, and takes no more memory for more pods.</summary>
    [Fact]
    public void BringUp_PodsOfASet_ShareTheirContainers()
    {
        var cluster = Cluster.Create(new ClusterOptions { Timing = SimulationTiming.Instant });
        cluster.Apply(Objects.Web(3)).OrThrow();
        Assert.True(cluster.RunUntil(static s => s.IsSettled(3), TimeSpan.FromDays(1)));

        var first = cluster.Snapshot.Find<Pod>("web-0")!.Spec!.Containers;
        Assert.All(cluster.Snapshot.Pods, pod => Assert.Same(first, pod.Spec!.Containers));
    }

    private static (double Changes, double Reconciles) WorkPerPod(PodManagementPolicy policy, int replicas)
    {
        var cluster = Cluster.Create(new ClusterOptions { Timing = SimulationTiming.Instant });
        var before = cluster.Snapshot.Version;
        cluster.Apply(Objects.Web(replicas) with { PodManagementPolicy = policy }).OrThrow();
        Assert.True(cluster.RunUntil(s => s.IsSettled(replicas), TimeSpan.FromDays(1)));
        return ((cluster.Snapshot.Version - before) / (double)replicas, cluster.Reconciles / (double)replicas);
    }

    private static double BytesPerPod(PodManagementPolicy policy, int replicas)
    {
        var cluster = Cluster.Create(new ClusterOptions { Timing = SimulationTiming.Instant });
        var before = GC.GetAllocatedBytesForCurrentThread();
        cluster.Apply(Objects.Web(replicas) with { PodManagementPolicy = policy }).OrThrow();
        Assert.True(cluster.RunUntil(s => s.IsSettled(replicas), TimeSpan.FromDays(1)));
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)replicas;
    }
}
