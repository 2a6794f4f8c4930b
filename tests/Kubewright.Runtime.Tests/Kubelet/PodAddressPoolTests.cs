namespace Kubewright.Runtime.Tests;

public sealed class PodAddressPoolTests
{
    private static readonly List<Node> Nodes = [.. SimulatedNodes.Create(["k8s-node1", "k8s-node2"], VirtualClock.Epoch)];

    [Fact]
    public void Allocate_TwoNodes_TakesFromEachNodesOwnRange()
    {
        var pool = new PodAddressPool();

        Assert.Equal(
            ["10.244.1.2", "10.244.0.2", "10.244.0.3"],
            [pool.Allocate(Nodes[1]), pool.Allocate(Nodes[0]), pool.Allocate(Nodes[0])]);
    }

    [Fact]
    public void Allocate_AfterRelease_PrefersAFreshAddress()
    {
        var pool = new PodAddressPool();
        pool.Release(pool.Allocate(Nodes[0]));

        Assert.Equal("10.244.0.3", pool.Allocate(Nodes[0]));
    }

    [Fact]
    public void Allocate_FullRange_GoesOnInAnother()
    {
        var pool = new PodAddressPool();
        var addresses = Enumerable.Range(0, 600).Select(i => pool.Allocate(Nodes[i % 2])).ToList();

        Assert.Equal(600, addresses.Distinct().Count());
        Assert.All(addresses, static a => Assert.StartsWith("10.244.", a, StringComparison.Ordinal));
    }

    [Fact]
    public void Allocate_ReservedAddress_IsPassedOver()
    {
        var pool = new PodAddressPool();
        pool.Reserve(Nodes[0], "10.244.0.2");

        Assert.Equal("10.244.0.3", pool.Allocate(Nodes[0]));
    }

    [Fact]
    public void Allocate_WholeRangeUsedOnce_UsesReleasedOnesAgain()
    {
        var pool = new PodAddressPool();
        var first = Enumerable.Range(0, 253).Select(_ => pool.Allocate(Nodes[0])).ToList();
        pool.Release(first[7]);

        Assert.Equal(first[7], pool.Allocate(Nodes[0]));
    }
}
