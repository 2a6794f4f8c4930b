namespace Kubewright.Runtime.Tests;

public sealed class SchedulerControllerTests
{
    [Fact]
    public void Schedule_SetOfFour_SpreadsOverBothNodes()
    {
        var cluster = Objects.Settled(Objects.Plain(4));

        Assert.Equal(["k8s-node1", "k8s-node2", "k8s-node1", "k8s-node2"], cluster.Snapshot.Pods.Select(p => p.Spec!.NodeName?.Name));
        Assert.Equal(["10.244.0.2", "10.244.1.2", "10.244.0.3", "10.244.1.3"], cluster.Snapshot.Pods.Select(p => p.Status!.PodIP));
    }

    [Fact]
    public void Schedule_BoundPod_IsMarkedInTheSameWrite()
    {
        var cluster = Cluster.Create();
        var versions = new List<Pod>();
        cluster.Subscribe(change =>
        {
            if (change.New is Pod pod)
            {
                versions.Add(pod);
            }
        });
        cluster.Apply(Objects.Plain(1)).OrThrow();

        Assert.True(cluster.RunUntil(static s => s.IsSettled(1), Objects.TenMinutes));

        var bound = versions.First(static p => p.Spec!.NodeName is not null);
        Assert.Same(versions[1], bound);
        Assert.True(PodConditions.IsTrue(bound, PodConditionType.PodScheduled));
        Assert.Equal(VirtualClock.Epoch, PodConditions.Find(bound, PodConditionType.PodScheduled)!.LastTransitionTime);
    }

    [Fact]
    public void Schedule_NoNodeFits_SaysWhyAndGoesOnWhenOneDoes()
    {
        var cluster = Cluster.Create();
        foreach (var node in cluster.Snapshot.Nodes)
        {
            cluster.Store.Update(node with { Spec = node.Spec! with { Unschedulable = true } }).OrThrow();
        }

        cluster.Apply(Objects.Plain(1)).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        const string message = "0/2 nodes are available: 2 node(s) were unschedulable.";
        var condition = PodConditions.Find(cluster.Snapshot.PodOf("web-0")!, PodConditionType.PodScheduled)!;
        Assert.Equal((ConditionStatus.False, "Unschedulable", message), (condition.Status, condition.Reason, condition.Message));
        Assert.Contains(cluster.Snapshot.Events, static e => e is { Reason: "FailedScheduling", Type: EventType.Warning, Message: message, Count: 1 });

        var free = cluster.Snapshot.Find<Node>("k8s-node2")!;
        cluster.Store.Update(free with { Spec = free.Spec! with { Unschedulable = null } }).OrThrow();
        Assert.True(cluster.RunUntil(static s => s.IsSettled(1), Objects.TenMinutes));
        Assert.Contains(cluster.Snapshot.Events, static e => e is { Reason: "Scheduled", Message: "Successfully assigned default/web-0 to k8s-node2" });
    }

    [Fact]
    public void Schedule_PodWithNodeName_IsLeftToItsKubelet()
    {
        var cluster = Cluster.Create();
        cluster.Apply(new Pod("tool") { NodeName = "k8s-node2", Containers = [new("shell", "busybox")] }).OrThrow();

        Assert.True(cluster.RunUntilIdle());

        Assert.Equal("Running", PodStatusText.Status(cluster.Snapshot.PodOf("tool")!));
        Assert.DoesNotContain(cluster.Snapshot.Events, static e => e.Reason == "Scheduled");
    }

    [Fact]
    public void Schedule_PodOfAnotherScheduler_Waits()
    {
        var cluster = Cluster.Create();
        cluster.Apply(new Pod("tool") { SchedulerName = "mine", Containers = [new("shell", "busybox")] }).OrThrow();

        Assert.True(cluster.RunUntilIdle());

        Assert.Null(cluster.Snapshot.PodOf("tool")!.Spec!.NodeName);
    }

    [Fact]
    public void Bind_PodThatHasANode_IsAConflict()
    {
        var cluster = Objects.Settled(Objects.Plain(1));

        var error = cluster.Store.Bind(cluster.Snapshot.PodOf("web-0")!, "k8s-node2").Error;

        Assert.Equal(StatusReason.Conflict, error?.Reason);
    }
}
