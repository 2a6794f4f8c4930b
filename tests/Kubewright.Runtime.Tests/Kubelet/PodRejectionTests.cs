namespace Kubewright.Runtime.Tests;

/// <summary>SS-290: pods that a node does not take, or gives up when it goes down.</summary>
public sealed class PodRejectionTests
{
    private static readonly ClusterOptions Small = new()
    {
        Nodes = [new SimulatedNode("n1") { Capacity = [("cpu", "1"), ("memory", "1Gi"), ("pods", "2")], Labels = [("disk", "ssd")] }, "n2"],
    };

    [Theory]
    [InlineData("cpu", "1500m", "OutOfcpu", "Node didn't have enough resource: cpu, requested: 1500, used: 0, capacity: 1000")]
    [InlineData("memory", "2Gi", "OutOfmemory", "Node didn't have enough resource: memory, requested: 2147483648, used: 0, capacity: 1073741824")]
    [InlineData("cpu", "1", null, null)]
    public void NodeName_AsksForResources_IsRejectedWithTheReason(string resource, string amount, string? reason, string? message)
    {
        var cluster = Cluster.Create(Small);
        Place(cluster, "p", new Container("c", "i") { Resources = new ResourceRequirements { Requests = [(resource, amount)] } });

        AssertRejected(cluster, "p", reason, message);
    }

    [Fact]
    public void NodeName_OtherPodsUseWhatThereIs_IsRejected()
    {
        var cluster = Cluster.Create(Small);
        var greedy = new Container("c", "i") { Resources = new ResourceRequirements { Requests = [("cpu", "700m")] } };
        Place(cluster, "first", greedy);
        Place(cluster, "second", greedy);

        AssertRejected(cluster, "first", null, null);
        AssertRejected(cluster, "second", "OutOfcpu", "Node didn't have enough resource: cpu, requested: 700, used: 700, capacity: 1000");

        // A pod that has failed takes no room.
        Place(cluster, "third", new Container("c", "i"));
        Place(cluster, "fourth", new Container("c", "i"));
        AssertRejected(cluster, "third", null, null);
        AssertRejected(cluster, "fourth", "OutOfpods", "Node didn't have enough resource: pods, requested: 1, used: 2, capacity: 2");
    }

    [Fact]
    public void NodeName_PortOfTheNodeIsTaken_IsRejected()
    {
        var cluster = Cluster.Create(Small);
        var container = new Container("c", "i") { Ports = [new ContainerPort(80) { HostPort = 8080 }] };
        Place(cluster, "first", container);
        Place(cluster, "second", container);

        AssertRejected(cluster, "first", null, null);
        AssertRejected(cluster, "second", "NodePorts", "Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports");
    }

    [Fact]
    public void NodeName_SelectorSaysOtherwise_IsRejected()
    {
        var cluster = Cluster.Create(Small);
        cluster.Apply(new Pod("p") { Containers = [new("c", "i")], NodeName = "n1", NodeSelector = [("disk", "hdd")] }).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        AssertRejected(cluster, "p", "NodeAffinity", "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector");
    }

    [Fact]
    public void NodeName_InATemplate_TheSetReplacesTheRejectedPodAgainAndAgain()
    {
        var cluster = Cluster.Create(Small with { Timing = SimulationTiming.Instant });
        cluster.Apply(Objects.Plain(1) with
        {
            NodeName = "n1",
            Containers = [new Container("nginx", "nginx:1") { Resources = new ResourceRequirements { Requests = [("cpu", "2")] } }],
        }).OrThrow();

        var life = cluster.PodLife(() => cluster.Advance(TimeSpan.FromSeconds(10)));

        // Even where nothing takes time, this does: a cluster has to get on.
        Assert.Equal(string.Join(' ', Enumerable.Repeat("+web-0 -web-0", 20).Append("+web-0")), life);
        Assert.Contains(cluster.Snapshot.Events, static e => e is { Reason: "OutOfcpu", InvolvedObject.Name: "web-0", Count: > 0 });
    }

    [Fact]
    public void NodeShutdown_PodsAreTerminatedAndReplacedElsewhere()
    {
        var cluster = Objects.Settled(Objects.Web(2));
        var pod = new Pod("alone") { Containers = [new("c", "i")], NodeSelector = [("kubernetes.io/hostname", "k8s-node2")] };
        cluster.Apply(pod).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        cluster.Inject(new Fault.NodeShutdown { Node = "k8s-node2", For = TimeSpan.FromMinutes(2) });
        cluster.Advance(TimeSpan.FromSeconds(30));

        var node = cluster.Snapshot.Find<Node>("k8s-node2")!;
        Assert.Equal((ConditionStatus.False, "node is shutting down"), (NodePlanner.Ready(node)!.Status, NodePlanner.Ready(node)!.Message));
        Assert.True(cluster.Snapshot.IsSettled(2));
        Assert.All(["web-0", "web-1"], name => Assert.Equal("k8s-node1", cluster.Snapshot.PodOf(name)!.Spec!.NodeName?.Name));
        var ended = cluster.Snapshot.PodOf("alone")!.Status!;
        Assert.Equal((PodPhase.Failed, "Terminated"), (ended.Phase, ended.Reason));

        Assert.True(cluster.RunUntilIdle());
        node = cluster.Snapshot.Find<Node>("k8s-node2")!;
        Assert.Equal(ConditionStatus.True, NodePlanner.Ready(node)!.Status);
        Assert.Null(node.Spec!.Taints);
    }

    private static void Place(Cluster cluster, string name, Container container)
    {
        cluster.Apply(new Pod(name) { Containers = [container], NodeName = "n1" }).OrThrow();
        Assert.True(cluster.RunUntilIdle());
    }

    private static void AssertRejected(Cluster cluster, string name, string? reason, string? message)
    {
        var status = cluster.Snapshot.PodOf(name)!.Status!;
        Assert.Equal(
            (reason is null ? PodPhase.Running : PodPhase.Failed, reason, message is null ? null : "Pod was rejected: " + message),
            (status.Phase, status.Reason, status.Message));
        Assert.Equal(reason is not null, cluster.Snapshot.Events.Any(e => e.InvolvedObject.Name == name && e.Reason == reason && e.Message == message));
    }
}
