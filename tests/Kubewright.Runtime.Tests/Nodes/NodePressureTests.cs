namespace Kubewright.Runtime.Tests;

/// <summary>SS-290: a node that is short of memory or disk evicts pods.</summary>
public sealed class NodePressureTests
{
    [Fact]
    public void Pressure_LessPromisedPods_GoFirst()
    {
        var cluster = Cluster.Create(new ClusterOptions { Nodes = ["n1"] });
        cluster.Apply(new Scheduling.PriorityClass("high") { Value = 10 }).OrThrow();
        cluster.Apply(Pod("guaranteed", "1", "1")).OrThrow();
        cluster.Apply(Pod("burstable", "1", null)).OrThrow();
        cluster.Apply(Pod("best-effort", null, null)).OrThrow();
        cluster.Apply(Pod("important", null, null) with { PriorityClassName = "high" }).OrThrow();
        cluster.Apply(Pod("critical", null, null) with { PriorityClassName = "system-node-critical" }).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        var evicted = new List<string>();
        var start = cluster.Clock.GetUtcNow();
        using (cluster.Subscribe(change =>
        {
            if (change is { New: Pod { Status: { Phase: PodPhase.Failed, Reason: "Evicted" } }, Old: Pod { Status.Phase: not PodPhase.Failed } })
            {
                evicted.Add($"{change.Key.Name} {(cluster.Clock.GetUtcNow() - start).TotalSeconds:0}");
            }
        }))
        {
            cluster.Inject(new Fault.NodePressure(PressedResource.Memory));
            Assert.True(cluster.RunUntilIdle());
        }

        Assert.Equal(["best-effort 0", "important 10", "burstable 20", "guaranteed 30"], evicted);
        var pod = cluster.Snapshot.PodOf("best-effort")!;
        Assert.Equal("The node was low on resource: memory.", pod.Status!.Message);
        Assert.Equal("TerminationByKubelet", PodConditions.Find(pod, PodConditionType.DisruptionTarget)!.Reason);
        Assert.Equal(PodPhase.Running, cluster.Snapshot.PodOf("critical")!.Status!.Phase);
    }

    [Theory]
    [InlineData(PressedResource.Memory, "MemoryPressure", "node.kubernetes.io/memory-pressure", "KubeletHasInsufficientMemory", "KubeletHasSufficientMemory")]
    [InlineData(PressedResource.Disk, "DiskPressure", "node.kubernetes.io/disk-pressure", "KubeletHasDiskPressure", "KubeletHasNoDiskPressure")]
    public void Pressure_WhileItLasts_IsAConditionAndATaint(PressedResource resource, string condition, string taint, string begins, string ends)
    {
        var cluster = Cluster.Create();
        cluster.Inject(new Fault.NodePressure(resource) { Node = "k8s-node1", For = TimeSpan.FromMinutes(1) });
        cluster.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal($"True {begins}", Condition());
        Assert.Equal([new Taint(taint, TaintEffect.NoSchedule)], cluster.Snapshot.Find<Node>("k8s-node1")!.Spec!.Taints!.Select(static t => t with { TimeAdded = null }));
        Assert.Null(cluster.Snapshot.Find<Node>("k8s-node2")!.Spec!.Taints);

        cluster.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal($"False {ends}", Condition());
        Assert.Null(cluster.Snapshot.Find<Node>("k8s-node1")!.Spec!.Taints);

        string Condition() => cluster.Snapshot.Find<Node>("k8s-node1")!.Status!.Conditions!.Where(c => c.Type == condition).Select(static c => $"{c.Status} {c.Reason}").Single();
    }

    [Fact]
    public void Pressure_OnANodeOfASet_MovesItsPodsElsewhere()
    {
        var cluster = Objects.Settled(Objects.Plain());

        cluster.Inject(new Fault.NodePressure(PressedResource.Disk) { Node = "k8s-node1", Evicts = 1 });
        cluster.Advance(TimeSpan.FromMinutes(1));

        Assert.True(cluster.Snapshot.IsSettled(3));
        var homes = cluster.Snapshot.Pods.CountBy(static pod => pod.Spec!.NodeName!.Value.Name).ToDictionary();
        Assert.Equal((1, 2), (homes["k8s-node1"], homes["k8s-node2"]));
        Assert.Single(cluster.Snapshot.Events, static e => e.Reason == "Evicted" && e.Message == "The node was low on resource: ephemeral-storage.");
        Assert.Single(cluster.Snapshot.Events, static e => e.Reason == "EvictionThresholdMet" && e.Message == "Attempting to reclaim ephemeral-storage");
    }

    private static Pod Pod(string name, string? request, string? limit) => new(name)
    {
        Containers =
        [
            new Container("c", "i")
            {
                Resources = new ResourceRequirements
                {
                    Requests = request is null ? null : [("cpu", request), ("memory", request)],
                    Limits = limit is null ? null : [("cpu", limit), ("memory", limit)],
                },
            },
        ],
    };
}
