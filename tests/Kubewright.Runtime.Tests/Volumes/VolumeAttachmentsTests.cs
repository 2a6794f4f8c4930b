namespace Kubewright.Runtime.Tests;

/// <summary>SS-250: a ReadWriteOnce volume belongs to one node at a time.</summary>
public sealed class VolumeAttachmentsTests
{
    private const string First = "k8s-node1";
    private const string Second = "k8s-node2";

    [Fact]
    public void TwoPodsOfOneClaim_OnTwoNodes_TheSecondWaitsForTheFirst()
    {
        var cluster = Shared(AccessMode.ReadWriteOnce);

        Assert.Equal("a 1/1 Running | b 0/1 ContainerCreating", Text(cluster));
        var said = Assert.Single(cluster.Snapshot.Events, static e => e.Reason == "FailedAttachVolume");
        Assert.Equal(
            ("b", EventType.Warning, "attachdetach-controller", $"Multi-Attach error for volume \"{VolumeOf(cluster)}\" Volume is already used by pod(s) a"),
            (said.InvolvedObject.Name, said.Type, said.Source!.Component, said.Message));
        Assert.Equal([$"pod b (ContainerCreating) waits on {Second}: {said.Message}"], new WaitExplainer(cluster.Snapshot, cluster.Clock.GetUtcNow()).Explain());

        cluster.Delete("Pod", null, "a").OrThrow();
        Assert.True(cluster.RunUntilIdle());
        Assert.Equal("b 1/1 Running", Text(cluster));
    }

    [Theory]
    [InlineData(AccessMode.ReadWriteMany)]
    [InlineData(AccessMode.ReadOnlyMany)]
    public void TwoPodsOfOneClaim_VolumeForManyNodes_BothRun(AccessMode mode) =>
        Assert.Equal("a 1/1 Running | b 1/1 Running", Text(Shared(mode)));

    [Fact]
    public void TwoPodsOfOneClaim_OnOneNode_BothRun() =>
        Assert.Equal("a 1/1 Running | b 1/1 Running", Text(Shared(AccessMode.ReadWriteOnce, First)));

    [Fact]
    public void VolumeThatIsADirectory_IsNotAttached()
    {
        var cluster = Cluster.Create(new ClusterOptions { DefaultStorageClass = null });
        cluster.Apply(new PersistentVolume("v")
        {
            Spec = new PersistentVolumeSpec
            {
                Capacity = [("storage", "1Gi")],
                AccessModes = [AccessMode.ReadWriteOnce],
                HostPath = new HostPathVolumeSource("/data"),
            },
        }).OrThrow();

        Assert.Equal("a 1/1 Running | b 1/1 Running", Text(Shared(AccessMode.ReadWriteOnce, Second, cluster)));
    }

    [Fact]
    public void FirstPodEnds_TheVolumeIsFree()
    {
        var cluster = Shared(AccessMode.ReadWriteOnce);

        cluster.Fail(null, "a").OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal("a 0/1 Evicted | b 1/1 Running", Text(cluster));
    }

    [Fact]
    public void LostNode_ForceDeletedPod_ItsReplacementWaitsSixMinutes()
    {
        var cluster = LostAndForceDeleted();

        cluster.Advance(VolumeAttachments.ForceDetach - TimeSpan.FromSeconds(1));
        Assert.Equal("web-0 1/1 Running | web-1 0/1 ContainerCreating", Text(cluster));
        Assert.EndsWith(
            "Volume is already exclusively attached to one node and can't be attached to another",
            Assert.Single(cluster.Snapshot.Events, static e => e.Reason == "FailedAttachVolume").Message,
            StringComparison.Ordinal);

        Assert.True(cluster.RunUntil(static s => s.IsSettled(2), TimeSpan.FromSeconds(5)));
        Assert.Equal(First, cluster.Snapshot.PodOf("web-1")!.Spec!.NodeName?.Name);
    }

    [Theory]
    [InlineData("restored")]
    [InlineData("out of service")]
    [InlineData("deleted")]
    public void LostNode_WayOut_DetachesAtOnce(string way)
    {
        var cluster = LostAndForceDeleted();
        cluster.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("web-0 1/1 Running | web-1 0/1 ContainerCreating", Text(cluster));

        var node = cluster.Snapshot.Find<Node>(Second)!;
        _ = way switch
        {
            "restored" => cluster.Restore(Second).Error,
            "deleted" => cluster.Delete("Node", null, Second).Error,
            _ => cluster.Store.Update(node with { Spec = node.Spec! with { Taints = node.Spec.Taints!.Add(new Taint(NodeTaints.OutOfService, TaintEffect.NoExecute)) } }).Error,
        };

        Assert.True(cluster.RunUntil(static s => s.IsSettled(2), TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void FaultDeletionFails_TheVolumeOfADeletedClaimStaysUntilItIsHealed()
    {
        var cluster = Objects.Settled(Objects.Web(1), new ClusterOptions { Faults = [new Fault.DeletionFails { Claim = "www-web-0" }] });
        cluster.Delete("StatefulSet", null, "web").OrThrow();
        cluster.Delete("PersistentVolumeClaim", null, "www-web-0").OrThrow();
        Assert.True(cluster.RunUntilIdle());

        var volume = Assert.Single(cluster.Snapshot.PersistentVolumes);
        Assert.Equal(VolumePhase.Failed, volume.Status!.Phase);
        var said = Assert.Single(cluster.Snapshot.Events, static e => e.Reason == "VolumeFailedDelete");
        Assert.Equal((volume.Metadata.Name, volume.Status.Message), (said.InvolvedObject.Name, said.Message));

        cluster.Heal();
        Assert.True(cluster.RunUntilIdle());
        Assert.Empty(cluster.Snapshot.PersistentVolumes);
    }

    /// <summary>Pod a on the first node and pod b, both of one claim.</summary>
    private static Cluster Shared(AccessMode mode, string nodeOfB = Second, Cluster? cluster = null)
    {
        cluster ??= Cluster.Create();
        cluster.Apply(new PersistentVolumeClaim("data")
        {
            Spec = new PersistentVolumeClaimSpec
            {
                AccessModes = [mode],
                Resources = new VolumeResourceRequirements { Requests = [("storage", "1Gi")] },
            },
        }).OrThrow();
        foreach (var (name, node) in new[] { ("a", First), ("b", nodeOfB) })
        {
            cluster.Apply(new Pod(name)
            {
                Containers = [new("c", "i")],
                Volumes = [new Volume("data") { PersistentVolumeClaim = new PersistentVolumeClaimVolumeSource("data") }],
                NodeSelector = [("kubernetes.io/hostname", node)],
            }).OrThrow();
            Assert.True(cluster.RunUntilIdle());
        }

        return cluster;
    }

    /// <summary>A set of two with claims whose second pod was deleted by force from a node that is cut off.</summary>
    private static Cluster LostAndForceDeleted()
    {
        var cluster = Objects.Settled(Objects.Web(2));
        Assert.Equal(Second, cluster.Snapshot.PodOf("web-1")!.Spec!.NodeName?.Name);
        cluster.Cut(Second).OrThrow();
        Assert.True(cluster.RunUntilIdle());
        cluster.Delete("Pod", null, "web-1", new DeleteOptions { GracePeriodSeconds = 0 }).OrThrow();
        return cluster;
    }

    private static string? VolumeOf(Cluster cluster) =>
        cluster.Snapshot.Find<PersistentVolumeClaim>("default", "data")!.Spec!.VolumeName?.Name;

    private static string Text(Cluster cluster) => string.Join(" | ", cluster.Snapshot.Pods.Select(static pod =>
        $"{pod.Metadata.Name} {(PodHealth.IsReady(pod, out _) ? "1/1" : "0/1")} {PodStatusText.Status(pod)}"));
}
