namespace Kubewright.Runtime.Tests;

/// <summary>SS-280 to SS-284: silent nodes, their taints and pods, and the ways out.</summary>
public sealed class NodeLossTests
{
    private const string Second = "k8s-node2";

    [Fact]
    public void Cut_After50Seconds_TheNodeIsUnknownAndItsPodsUnready()
    {
        var cluster = Objects.Settled(Objects.Plain(2));

        cluster.Cut(Second).OrThrow();
        cluster.Advance(TimeSpan.FromSeconds(49));
        Assert.True(cluster.Snapshot.IsSettled(2));
        cluster.Advance(TimeSpan.FromSeconds(2));

        var node = cluster.Snapshot.Find<Node>(Second)!;
        Assert.Equal((ConditionStatus.Unknown, "NodeStatusUnknown"), (NodePlanner.Ready(node)!.Status, NodePlanner.Ready(node)!.Reason));
        Assert.Equal(
            ["node.kubernetes.io/unreachable:NoSchedule", "node.kubernetes.io/unreachable:NoExecute"],
            node.Spec!.Taints!.Select(static t => $"{t.Key}:{t.Effect}"));
        Assert.Equal("web-0 1/1 Running | web-1 0/1 Running", Text(cluster, ready: true));
        Assert.Contains(cluster.Snapshot.Events, static e => e is { Reason: "NodeNotReady", InvolvedObject.Kind: "Node" });
    }

    [Fact]
    public void Cut_AfterFiveMinutes_ThePodIsTerminatingAndNotReplaced()
    {
        var cluster = Objects.Settled(Objects.Plain(2));
        cluster.Cut(Second).OrThrow();

        cluster.Advance(TimeSpan.FromSeconds(349));
        Assert.False(PodHealth.IsTerminating(cluster.Snapshot.PodOf("web-1")!));
        cluster.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("DeletionByTaintManager", PodConditions.Find(cluster.Snapshot.PodOf("web-1")!, PodConditionType.DisruptionTarget)!.Reason);
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal("web-0 Running | web-1 Terminating", Text(cluster));
        Assert.Contains(cluster.Snapshot.Events, static e => e is { Reason: "TaintManagerEviction", InvolvedObject.Name: "web-1" });
    }

    [Fact]
    public void Restore_BeforeEviction_EverythingIsAsBefore()
    {
        var cluster = Objects.Settled(Objects.Plain(2));
        var uid = cluster.Snapshot.PodOf("web-1")!.Metadata.Uid;
        cluster.Cut(Second).OrThrow();
        cluster.Advance(TimeSpan.FromMinutes(3));

        cluster.Restore(Second).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.True(cluster.Snapshot.IsSettled(2));
        Assert.Equal(uid, cluster.Snapshot.PodOf("web-1")!.Metadata.Uid);
        var node = cluster.Snapshot.Find<Node>(Second)!;
        Assert.Null(node.Spec!.Taints);
        Assert.Null(node.Metadata.Annotations);
        Assert.Equal(ConditionStatus.True, NodePlanner.Ready(node)!.Status);
    }

    [Fact]
    public void Restore_AfterEviction_TheKubeletFinishesTheDeletion()
    {
        var cluster = Evicted();

        cluster.Restore(Second).OrThrow();

        Assert.True(cluster.RunUntil(static s => s.IsSettled(2), Objects.TenMinutes));
    }

    [Fact]
    public void NodeObjectDeleted_After40Seconds_ThePodIsReplacedElsewhere()
    {
        var cluster = Evicted();

        cluster.Delete("Node", null, Second).OrThrow();
        cluster.Advance(TimeSpan.FromSeconds(39));
        Assert.Equal("web-0 Running | web-1 Terminating", Text(cluster));
        Assert.True(cluster.RunUntil(static s => s.IsSettled(2), TimeSpan.FromSeconds(10)));

        Assert.Equal("k8s-node1", cluster.Snapshot.PodOf("web-1")!.Spec!.NodeName?.Name);
    }

    [Fact]
    public void OutOfServiceTaint_LetsTerminatingPodsGoAtOnce()
    {
        var cluster = Evicted();

        var node = cluster.Snapshot.Find<Node>(Second)!;
        cluster.Store.Update(node with { Spec = node.Spec! with { Taints = node.Spec.Taints!.Add(new Taint(NodeTaints.OutOfService, TaintEffect.NoExecute)) } }).OrThrow();

        Assert.True(cluster.RunUntil(static s => s.IsSettled(2), TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void ForceDelete_MakesRoomForTheReplacement()
    {
        var cluster = Evicted();

        cluster.Delete("Pod", null, "web-1", new DeleteOptions { GracePeriodSeconds = 0 }).OrThrow();

        Assert.True(cluster.RunUntil(static s => s.IsSettled(2), TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void NodeLostFault_ComesAndGoesByItself()
    {
        var cluster = Objects.Settled(Objects.Plain(2));
        cluster.Inject(new Fault.NodeLost { Node = "*2", At = TimeSpan.FromSeconds(10), For = TimeSpan.FromMinutes(2) });

        cluster.Advance(TimeSpan.FromSeconds(65));
        Assert.Equal(1, cluster.Snapshot.SetOf().Status!.ReadyReplicas);
        Assert.True(cluster.RunUntilIdle());

        Assert.True(cluster.Snapshot.IsSettled(2));
        Assert.Empty(cluster.InjectedFaults);
    }

    [Fact]
    public void NodeReportsFalse_IsTaintedNotReady()
    {
        var node = SimulatedNodes.Create(["n"], VirtualClock.Epoch).Single();
        node = node with { Status = node.Status! with { Conditions = [new NodeCondition(NodeConditionType.Ready, ConditionStatus.False)] } };

        var plan = NodePlanner.Plan(new NodeState { Node = node, Now = VirtualClock.Epoch });

        Assert.Null(plan.Ready);
        Assert.Equal(["node.kubernetes.io/not-ready", "node.kubernetes.io/not-ready"], plan.Taints!.Select(static t => t.Key));
    }

    [Fact]
    public void Cordon_TaintsTheNode_AndUncordonTakesTheTaintAway()
    {
        var cluster = Cluster.Create();

        cluster.Cordon(Second).OrThrow();
        cluster.RunUntilIdle();
        Assert.Equal(NodeTaints.Unschedulable, Assert.Single(cluster.Snapshot.Find<Node>(Second)!.Spec!.Taints!).Key);
        cluster.Uncordon(Second).OrThrow();
        cluster.RunUntilIdle();

        Assert.Null(cluster.Snapshot.Find<Node>(Second)!.Spec!.Taints);
        Assert.Equal(404, cluster.Cordon("nowhere").Error!.Code);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(60, 60)]
    [InlineData(-1, null)]
    public void At_NoExecuteTaint_FollowsTheToleration(int? seconds, int? expected)
    {
        var node = SimulatedNodes.Create(["n"], VirtualClock.Epoch).Single();
        node = node with { Spec = node.Spec! with { Taints = [new Taint("k", TaintEffect.NoExecute) { TimeAdded = VirtualClock.Epoch }] } };
        var toleration = new Toleration { Key = "k", Operator = TolerationOperator.Exists, TolerationSeconds = seconds < 0 ? null : seconds };
        var pod = new Pod(new ObjectMeta { Name = "p" }, new PodSpec { Containers = [], Tolerations = seconds is null ? [] : [toleration] });

        Assert.Equal(expected is { } after ? VirtualClock.Epoch.AddSeconds(after) : null, PodEviction.At(pod, node));
    }

    [Fact]
    public void Pods_TolerateLostNodesForFiveMinutes_UnlessTheySayOtherwise()
    {
        var cluster = Cluster.Create();
        cluster.Apply(new Pod("usual") { Containers = [new("c", "i")] }).OrThrow();
        cluster.Apply(new Pod("own") { Containers = [new("c", "i")], Tolerations = [new Toleration { Key = NodeTaints.Unreachable, Operator = TolerationOperator.Exists }] }).OrThrow();

        Assert.Equal([300, 300], cluster.Snapshot.PodOf("usual")!.Spec!.Tolerations!.Select(static t => t.TolerationSeconds?.Seconds));
        Assert.Equal([null, 300], cluster.Snapshot.PodOf("own")!.Spec!.Tolerations!.Select(static t => t.TolerationSeconds?.Seconds));
    }

    [Fact]
    public void Fleet_ManyNodes_HaveZonesAndNetworksOfTheirOwn()
    {
        var nodes = SimulatedNodes.Create(SimulatedNode.Fleet(1000, "a", "b"), VirtualClock.Epoch).ToList();

        Assert.Equal(1000, nodes.Select(static n => n.Spec!.PodCIDR).Distinct().Count());
        Assert.Equal(1000, nodes.Select(PodStatusBuilder.HostAddress).Distinct().Count());
        Assert.Equal("10.247.231.0/24", nodes[999].Spec!.PodCIDR);
        Assert.Equal(["a", "b", "a"], nodes.Take(3).Select(static n => n.Metadata.Labels![TopologyLabels.Zone]));
        Assert.Throws<ArgumentException>(() => SimulatedNodes.Create(SimulatedNode.Fleet(SimulatedNodes.Most + 1), VirtualClock.Epoch));
    }

    /// <summary>A set of two whose second pod was evicted from a node that is cut off.</summary>
    private static Cluster Evicted()
    {
        var cluster = Objects.Settled(Objects.Plain(2));
        cluster.Cut(Second).OrThrow();
        Assert.True(cluster.RunUntilIdle());
        Assert.Equal("web-0 Running | web-1 Terminating", Text(cluster));
        return cluster;
    }

    private static string Text(Cluster cluster, bool ready = false) => string.Join(" | ", cluster.Snapshot.Pods.Select(pod =>
        $"{pod.Metadata.Name} {(ready ? (PodHealth.IsReady(pod, out _) ? "1/1 " : "0/1 ") : "")}{PodStatusText.Status(pod)}"));
}
