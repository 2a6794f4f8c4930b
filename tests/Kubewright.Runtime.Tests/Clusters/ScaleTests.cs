namespace Kubewright.Runtime.Tests;

public sealed class ScaleTests
{
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
