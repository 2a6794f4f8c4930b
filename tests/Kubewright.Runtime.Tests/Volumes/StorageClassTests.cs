namespace Kubewright.Runtime.Tests;

/// <summary>Storage classes with a delay, a failure, a zone, no provisioner, and room to grow.</summary>
public sealed class StorageClassTests
{
    [Fact]
    public void Class_WithDelay_TakesThatLong()
    {
        var cluster = Create(new SimulatedStorageClass("standard") { Delay = TimeSpan.FromMinutes(2) });
        cluster.Apply(Objects.Web(1)).OrThrow();

        cluster.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal(ClaimPhase.Pending, Claim(cluster).Status!.Phase);
        cluster.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(ClaimPhase.Bound, Claim(cluster).Status!.Phase);
    }

    [Fact]
    public void Class_WithFailure_SaysWhyAndMakesNothing()
    {
        var cluster = Create(new SimulatedStorageClass("standard") { Failure = "quota exceeded" });
        cluster.Apply(Objects.Web(1)).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Contains(cluster.Snapshot.Events, static e => e is { Type: EventType.Warning, Reason: "ProvisioningFailed", Message: "failed to provision volume with StorageClass \"standard\": quota exceeded" });

        var broken = cluster.Snapshot.Find<StorageClass>("standard")!;
        cluster.Store.Update(broken with { Metadata = broken.Metadata with { Annotations = broken.Metadata.Annotations!.Without(SimulatedStorage.Failure) } }).OrThrow();
        Assert.True(cluster.RunUntil(static s => s.IsSettled(1), Objects.TenMinutes));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Class_WithZone_PodsGoWhereTheVolumesAre(bool waitsForConsumer)
    {
        var cluster = Cluster.Create(new ClusterOptions
        {
            Nodes = SimulatedNode.Fleet(4, "x", "y"),
            StorageClasses = [new SimulatedStorageClass("standard") { Zone = "y", WaitsForConsumer = waitsForConsumer }],
        });
        cluster.Apply(Objects.Web(3)).OrThrow();

        Assert.True(cluster.RunUntil(static s => s.IsSettled(3), Objects.TenMinutes));
        Assert.All(cluster.Snapshot.Pods, static pod => Assert.Contains(pod.Spec!.NodeName!.Value.Name, new[] { "k8s-node2", "k8s-node4" }));
    }

    [Fact]
    public void Class_ZoneWithoutNodes_LeavesThePodPending()
    {
        var cluster = Create(new SimulatedStorageClass("standard") { Zone = "nowhere", WaitsForConsumer = true });
        cluster.Apply(Objects.Web(1)).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal(
            "0/2 nodes are available: 2 node(s) didn't find available persistent volumes to bind.",
            PodConditions.Find(cluster.Snapshot.PodOf("web-0")!, PodConditionType.PodScheduled)!.Message);
    }

    [Fact]
    public void Class_WithoutProvisioner_OnlyNamesVolumes()
    {
        var cluster = Create(new SimulatedStorageClass("standard") { Provisions = false });
        cluster.Apply(Objects.Web(1)).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal("kubernetes.io/no-provisioner", cluster.Snapshot.Find<StorageClass>("standard")!.Provisioner);
        Assert.Equal(ClaimPhase.Pending, Claim(cluster).Status!.Phase);
    }

    [Fact]
    public void Claim_OfAClassThatAllowsIt_Grows()
    {
        var cluster = Create(new SimulatedStorageClass("standard") { AllowsExpansion = true });
        cluster.Apply(Objects.Web(1)).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Ask(cluster, "3Gi").OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal("3Gi", Claim(cluster).Status!.Capacity!["storage"].ToString());
        Assert.Equal("3Gi", Assert.Single(cluster.Snapshot.PersistentVolumes).Spec!.Capacity!["storage"].ToString());
        Assert.Equal(422, Ask(cluster, "1Gi").Error!.Code);
    }

    [Fact]
    public void Claim_OfAClassThatDoesNot_StaysAsItIs()
    {
        var cluster = Create("standard");
        cluster.Apply(Objects.Web(1)).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Contains("only dynamically provisioned pvc can be resized", Ask(cluster, "3Gi").Error!.Message, StringComparison.Ordinal);
    }

    private static Cluster Create(SimulatedStorageClass storageClass) => Cluster.Create(new ClusterOptions { StorageClasses = [storageClass] });

    private static PersistentVolumeClaim Claim(Cluster cluster) => cluster.Snapshot.Find<PersistentVolumeClaim>("www-web-0")!;

    private static ApiResult<PersistentVolumeClaim> Ask(Cluster cluster, Quantity size) => cluster.Store.Update(Claim(cluster) with
    {
        Spec = Claim(cluster).Spec! with { Resources = new VolumeResourceRequirements { Requests = [("storage", size)] } },
    });
}
