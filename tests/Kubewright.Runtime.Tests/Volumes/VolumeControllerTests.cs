using static Kubewright.Runtime.Tests.StorageText;

namespace Kubewright.Runtime.Tests;

public sealed class VolumeControllerTests
{
    private static readonly ClusterOptions NoDefaultClass = new() { DefaultStorageClass = null };

    [Fact]
    public void StaticVolumes_TwoClaims_BindTheSmallestThenTheNextSmallest()
    {
        var cluster = Cluster.Create(NoDefaultClass);
        foreach (var volume in Volumes("pv001 10Gi RWO,RWX | pv002 5Gi RWO,RWX | pv003 2Gi RWO,RWX | pv004 20Gi RWO,RWX | pv005 10Gi RWO,RWX"))
        {
            cluster.Apply(New(volume)).OrThrow();
        }

        cluster.Apply(Set(2, null)).OrThrow();
        Assert.True(cluster.RunUntil(static s => s.IsSettled(2), Objects.TenMinutes));

        Assert.Equal("pv003", VolumeOf(cluster, "www-web-0"));
        Assert.Equal("pv002", VolumeOf(cluster, "www-web-1"));
        Assert.Equal(
            "pv001=Available pv002=Bound pv003=Bound pv004=Available pv005=Available",
            string.Join(' ', cluster.Snapshot.PersistentVolumes.Select(v => $"{v.Metadata.Name}={v.Status!.Phase}")));
        var claim = cluster.Snapshot.Find<PersistentVolumeClaim>("default", "www-web-0")!;
        Assert.Equal("RWO,RWX", AccessModeText.Of(claim.Status!.AccessModes));
    }

    [Fact]
    public void HostPathClass_TwoVolumesForThreeReplicas_LeavesTheThirdPodWaiting()
    {
        var cluster = Cluster.Create();
        cluster.Apply(Class("my-storage-class", "kubernetes.io/host-path")).OrThrow();
        foreach (var volume in Volumes("nginx2-pv-volume 10Gi class=my-storage-class | nginx22-pv-volume 10Gi class=my-storage-class"))
        {
            cluster.Apply(New(volume)).OrThrow();
        }

        cluster.Apply(Set(3, "my-storage-class")).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        var pod = cluster.Snapshot.PodOf("web-2")!;
        Assert.Equal("Pending", PodStatusText.Status(pod));
        Assert.Equal(
            "0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims.",
            Assert.Single(pod.Status!.Conditions!).Message);
        var why = ClaimExplainer.WhyPending(cluster.Snapshot.Find<PersistentVolumeClaim>("default", "www-web-2")!, cluster.Snapshot)!;
        Assert.Equal(ClaimWaitReason.NoSuitableVolume, why.Reason);
        Assert.Equal(2, why.Candidates.Length);

        cluster.Apply(New(Volume("nginx222-pv-volume 10Gi class=my-storage-class"))).OrThrow();
        Assert.True(cluster.RunUntil(static s => s.IsSettled(3), Objects.TenMinutes));
    }

    [Fact]
    public void MissingClass_AppearsLater_LetsTheClaimGoOn()
    {
        var cluster = Cluster.Create();
        cluster.Apply(Set(1, "managed-nfs-storage")).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Contains("ProvisioningFailed: storageclass.storage.k8s.io \"managed-nfs-storage\" not found", EventsAbout(cluster, "www-web-0"));

        cluster.Apply(Class("managed-nfs-storage", "fuseim.pri/ifs")).OrThrow();
        Assert.True(cluster.RunUntil(static s => s.IsSettled(1), Objects.TenMinutes));
    }

    [Fact]
    public void MissingClass_ClaimThatIsMadeAgain_IsToldAgainWhyItWaits()
    {
        var cluster = Cluster.Create();
        for (var times = 1; times <= 2; times++)
        {
            cluster.Apply(New(Claim("c 1Gi class=managed-nfs-storage"))).OrThrow();
            Assert.True(cluster.RunUntilIdle());
            Assert.Equal(times, cluster.Snapshot.Events.Count(static e => e.InvolvedObject.Name == "c" && e.Reason == "ProvisioningFailed"));

            cluster.Delete("PersistentVolumeClaim", null, "c").OrThrow();
            Assert.True(cluster.RunUntilIdle());
        }
    }

    [Fact]
    public void DefaultClass_ClaimWithoutClass_IsGivenAVolumeOfItsOwn()
    {
        var cluster = Objects.Settled(Objects.Web(1));

        var claim = cluster.Snapshot.Find<PersistentVolumeClaim>("default", "www-web-0")!;
        Assert.Equal("standard", claim.Spec!.StorageClassName?.Name);
        Assert.Equal($"pvc-{claim.Metadata.Uid}", claim.Spec.VolumeName?.Name);
        Assert.Equal(["ExternalProvisioning", "Provisioning", "ProvisioningSucceeded"], EventsAbout(cluster, "www-web-0").Select(e => e.Split(':')[0]));
        Assert.Equal(VolumePhase.Bound, Assert.Single(cluster.Snapshot.PersistentVolumes).Status!.Phase);
    }

    [Fact]
    public void ReservedVolume_SmallerThanTheClaim_GrowsOnceTheyAreBound()
    {
        var cluster = Cluster.Create();
        cluster.Apply(Class("growing") with { AllowVolumeExpansion = true }).OrThrow();
        cluster.Apply(New(Claim("c 2Gi class=growing volume=small"))).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        var uid = cluster.Snapshot.Find<PersistentVolumeClaim>("c")!.Metadata.Uid;
        cluster.Apply(New(Volume($"small 1Gi class=growing for=c uid={uid}"))).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal("2Gi", cluster.Snapshot.Find<PersistentVolume>("small")!.Spec!.Capacity!["storage"].ToString());
        Assert.Equal("2Gi", cluster.Snapshot.Find<PersistentVolumeClaim>("c")!.Status!.Capacity!["storage"].ToString());
    }

    [Fact]
    public void WaitForFirstConsumer_ClaimOfAPod_IsBoundToAVolumeOfThePodsNode()
    {
        var cluster = Cluster.Create();
        cluster.Apply(Class("local", "kubernetes.io/no-provisioner", waits: true)).OrThrow();
        cluster.Apply(New(Volume("disk 5Gi class=local node=k8s-node2"))).OrThrow();
        cluster.Apply(Set(1, "local")).OrThrow();

        Assert.True(cluster.RunUntil(static s => s.IsSettled(1), Objects.TenMinutes));

        Assert.Equal("disk", VolumeOf(cluster, "www-web-0"));
        Assert.Equal("k8s-node2", cluster.Snapshot.PodOf("web-0")!.Spec!.NodeName?.Name);
    }

    [Fact]
    public void WaitForFirstConsumer_ClassWithProvisioner_ProvisionsForThePodsNode()
    {
        var cluster = Cluster.Create();
        cluster.Apply(Class("late", waits: true)).OrThrow();
        cluster.Apply(Set(2, "late")).OrThrow();

        Assert.True(cluster.RunUntil(static s => s.IsSettled(2), Objects.TenMinutes));

        Assert.Equal(["k8s-node1", "k8s-node2"], cluster.Snapshot.Pods.Select(p => p.Spec!.NodeName?.Name));
    }

    [Fact]
    public void DeleteClaim_InUse_WaitsForThePodAndThenTakesTheProvisionedVolume()
    {
        var cluster = Objects.Settled(Objects.Web(1));
        var before = cluster.Snapshot.Find<PersistentVolumeClaim>("default", "www-web-0")!;

        cluster.Delete("PersistentVolumeClaim", null, "www-web-0").OrThrow();
        cluster.RunUntilIdle();
        Assert.Equal("Terminating", ObjectTables.PersistentVolumeClaims.Row(cluster.Snapshot.PersistentVolumeClaims.Single(), cluster.Store.Now)[1]);

        cluster.Delete("Pod", null, "web-0").OrThrow();
        Assert.True(cluster.RunUntil(s => s.IsSettled(1) && s.PersistentVolumeClaims.Single().Metadata.Uid != before.Metadata.Uid, Objects.TenMinutes));
        var after = cluster.Snapshot.PersistentVolumeClaims.Single();
        Assert.Equal($"pvc-{after.Metadata.Uid}", Assert.Single(cluster.Snapshot.PersistentVolumes).Metadata.Name);
    }

    [Fact]
    public void DeleteClaim_OfARetainedVolume_ReleasesItAndANewClaimOfTheNameDoesNotGetIt()
    {
        var cluster = Cluster.Create(NoDefaultClass);
        cluster.Apply(New(Volume("pv1 1Gi"))).OrThrow();
        cluster.Apply(New(Claim("c 1Gi"))).OrThrow();
        cluster.RunUntilIdle();
        Assert.Equal("pv1", VolumeOf(cluster, "c"));

        cluster.Delete("PersistentVolumeClaim", null, "c").OrThrow();
        cluster.RunUntilIdle();
        cluster.Apply(New(Claim("c 1Gi"))).OrThrow();
        cluster.RunUntilIdle();

        Assert.Equal(VolumePhase.Released, Assert.Single(cluster.Snapshot.PersistentVolumes).Status!.Phase);
        Assert.Equal(ClaimPhase.Pending, cluster.Snapshot.Find<PersistentVolumeClaim>("default", "c")!.Status!.Phase);

        var released = cluster.Snapshot.PersistentVolumes.Single();
        cluster.Store.Update(released with { Spec = released.Spec! with { ClaimRef = null } }).OrThrow();
        cluster.RunUntilIdle();
        Assert.Equal("pv1", VolumeOf(cluster, "c"));
    }

    [Fact]
    public void DeleteVolume_Bound_LosesItsClaimOnlyWhenForced()
    {
        var cluster = Cluster.Create(NoDefaultClass);
        cluster.Apply(New(Volume("pv1 1Gi"))).OrThrow();
        cluster.Apply(New(Claim("c 1Gi"))).OrThrow();
        cluster.RunUntilIdle();

        cluster.Delete("PersistentVolume", null, "pv1").OrThrow();
        cluster.RunUntilIdle();
        var volume = Assert.Single(cluster.Snapshot.PersistentVolumes);
        Assert.Equal(VolumePhase.Bound, volume.Status!.Phase);

        cluster.Store.Update(volume with { Metadata = volume.Metadata with { Finalizers = null } }).OrThrow();
        cluster.RunUntilIdle();
        Assert.Equal(ClaimPhase.Lost, cluster.Snapshot.Find<PersistentVolumeClaim>("default", "c")!.Status!.Phase);
        Assert.Contains(EventsAbout(cluster, "c"), static e => e.StartsWith("ClaimLost:", StringComparison.Ordinal));
    }

    private static StatefulSet Set(int replicas, string? storageClass) => Objects.Web(replicas) with
    {
        VolumeClaimTemplates =
        [
            new VolumeClaim("www")
            {
                AccessModes = [AccessMode.ReadWriteOnce],
                Storage = "1Gi",
                StorageClassName = storageClass is null ? null : (Ref<StorageClass>?)storageClass,
            },
        ],
    };

    private static PersistentVolume New(PersistentVolume volume) => volume with { Metadata = new ObjectMeta { Name = volume.Metadata.Name }, Status = null };

    private static PersistentVolumeClaim New(PersistentVolumeClaim claim) => claim with { Metadata = new ObjectMeta { Name = claim.Metadata.Name }, Status = null };

    private static string? VolumeOf(Cluster cluster, string claim) =>
        cluster.Snapshot.Find<PersistentVolumeClaim>("default", claim)?.Spec?.VolumeName?.Name;

    private static List<string> EventsAbout(Cluster cluster, string name) =>
    [
        .. cluster.Snapshot.Events.Where(e => e.InvolvedObject.Name == name)
            .OrderBy(e => long.Parse(e.Metadata.ResourceVersion!, System.Globalization.CultureInfo.InvariantCulture))
            .Select(e => $"{e.Reason}: {e.Message}"),
    ];
}
