namespace Kubewright.Runtime.Tests;

public sealed class TimelineBuilderTests
{
    [Fact]
    public void Lane_OfAStart_HasEveryPhaseInOrder()
    {
        var group = Assert.Single(Objects.Settled(Objects.Web()).Timeline.Groups);

        Assert.Equal("StatefulSet default/web", group.Title);
        Assert.Equal([("web-0", 0), ("web-1", 1), ("web-2", 2)], group.Lanes.Select(static lane => (lane.Pod, lane.Ordinal!.Value)));
        Assert.All(group.Lanes, static lane => Assert.Equal([TimelinePhase.Pending, TimelinePhase.Creating, TimelinePhase.Ready], lane.Spans.Select(static span => span.Phase).Distinct()));
        Assert.All(group.Lanes, static lane => Assert.True(lane.Spans.Zip(lane.Spans.Skip(1)).All(static pair => pair.First.End == pair.Second.Start)));
        Assert.True(group.Lanes[0].Spans[^1] is { IsOpen: true, Node: not null, Restarts: 0, Status: "Running" });
    }

    [Fact]
    public void Lane_OfAReplacedPod_HasAGapAndTwoUids()
    {
        var cluster = Objects.Settled(Objects.Web(1));
        cluster.Delete("Pod", null, "web-0").OrThrow();
        Assert.True(cluster.RunUntilIdle());

        var spans = cluster.Timeline.Of("web").Groups[0].Lanes[0].Spans;

        Assert.Equal(2, spans.Select(static span => span.Uid).Distinct().Count());
        Assert.Equal(1, spans.Count(static span => span.Phase == TimelinePhase.Terminating));
        Assert.Single(spans, static span => span.IsOpen);
    }

    [Fact]
    public void Marks_OfASet_SayWhatWasAskedFor()
    {
        var cluster = Objects.Settled(Objects.Web(2));
        cluster.ScaleStatefulSet(null, "web", 3).OrThrow();
        cluster.Apply(Objects.Web(3, "nginx:2") with { UpdateStrategy = Scenario.Partition(1) }).OrThrow();
        cluster.Delete("StatefulSet", null, "web").OrThrow();

        var marks = cluster.Timeline.Groups[0].Marks.Where(static mark => mark.Kind == TimelineMarkKind.Change);

        Assert.Equal(
            [
                "Created: 2 replicas, nginx:1",
                "Scaled: 2 to 3 replicas",
                "Updated: nginx:1 to nginx:2",
                "Strategy: RollingUpdate from partition 0 to RollingUpdate from partition 1",
                "Deleted: the set is gone",
            ],
            marks.Select(static mark => $"{mark.Reason}: {mark.Message}"));
    }

    [Fact]
    public void Marks_OfAClaimThatWaits_AreInItsPodsLane()
    {
        var cluster = Cluster.Create(new ClusterOptions { DefaultStorageClass = null });
        cluster.Apply(Objects.Web(1)).OrThrow();
        cluster.Advance(Objects.TenMinutes);

        var lane = cluster.Timeline.Groups[0].Lanes[0];

        Assert.Contains(lane.Marks, static mark => mark.Message.StartsWith("claim www-web-0: no persistent volumes available", StringComparison.Ordinal));
        Assert.Contains(lane.Marks, static mark => mark is { Kind: TimelineMarkKind.Warning, Reason: "FailedScheduling" });
    }

    [Fact]
    public void Marks_OfNodes_LeaveOutThoseThatWereThereFromTheBeginning()
    {
        var cluster = Objects.Settled(Objects.Web(1));
        var node = cluster.Snapshot.Find<Node>("k8s-node1")!;
        cluster.Store.Update(node with { Spec = node.Spec! with { Unschedulable = true } }).OrThrow();
        cluster.Delete("Node", null, "k8s-node2").OrThrow();

        Assert.Equal(["k8s-node1 takes no new pods", "k8s-node2 is gone"], cluster.Timeline.Marks.Select(static mark => mark.Message));
    }

    [Fact]
    public void Timeline_NotRecorded_SaysHowToRecordIt()
    {
        var cluster = Cluster.Create(new ClusterOptions { RecordsTimeline = false });

        Assert.Contains("ClusterOptions.RecordsTimeline", Assert.Throws<InvalidOperationException>(() => cluster.Timeline).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PodsWithoutASet_ComeAfterTheSets()
    {
        var cluster = Objects.Settled(Objects.Web(1));
        cluster.Apply(new Pod(new ObjectMeta { Name = "alone" }, new PodSpec { Containers = [new Container("main", "busybox")] })).OrThrow();
        cluster.Advance(Objects.TenMinutes);

        Assert.Equal(["StatefulSet default/web", "Pods of default"], cluster.Timeline.Groups.Select(static group => group.Title));
        Assert.Null(cluster.Timeline.Groups[1].Lanes[0].Ordinal);
    }

    [Fact]
    public void Between_CutsSpansAndMarks()
    {
        var cluster = Objects.Settled(Objects.Web(1));
        var start = cluster.Clock.GetUtcNow();
        cluster.Advance(TimeSpan.FromSeconds(10));
        cluster.ScaleStatefulSet(null, "web", 0).OrThrow();
        cluster.Advance(TimeSpan.FromSeconds(10));

        var part = cluster.Timeline.Between(start, start.AddSeconds(10));

        Assert.Equal((start, start.AddSeconds(10)), (part.Start, part.End));
        Assert.Equal(
            [(TimelinePhase.Ready, start, start.AddSeconds(10)), (TimelinePhase.Terminating, start.AddSeconds(10), start.AddSeconds(10))],
            part.Groups[0].Lanes[0].Spans.Select(static span => (span.Phase, span.Start, span.End)));
        Assert.Equal("Scaled", Assert.Single(part.Groups[0].Marks, static mark => mark.Kind == TimelineMarkKind.Change).Reason);
    }
}
