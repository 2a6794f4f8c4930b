namespace Kubewright.Runtime.Tests;

/// <summary>What the two texts on static volumes show: which claim gets which volume, and which volumes stay free.</summary>
public sealed class SeedStorageStories
{
    [Fact]
    public void OwnClass_TwoVolumes_BindOneToEachReplica()
    {
        const string storageClass = "my-storage-class";
        var scenario = new Scenario();
        scenario.Apply(new StorageClass(new ObjectMeta { Name = storageClass, Annotations = ("storageclass.beta.kubernetes.io/is-default-class", "true") })
        {
            Provisioner = "kubernetes.io/host-path",
        });
        scenario.Apply(Volume("nginx2-pv-volume", "10Gi", [AccessMode.ReadWriteOnce], storageClass));
        scenario.Apply(Volume("nginx22-pv-volume", "10Gi", [AccessMode.ReadWriteOnce], storageClass));

        scenario.Apply(Set("web2", "1Gi", storageClass));
        scenario.Rest();

        Assert.Equal(
            ["www-web2-0 Bound nginx2-pv-volume 10Gi RWO my-storage-class", "www-web2-1 Bound nginx22-pv-volume 10Gi RWO my-storage-class"],
            scenario.Now.PersistentVolumeClaims.Select(static claim => Scenario.Row(ObjectTables.PersistentVolumeClaims, claim)));
        Assert.Equal(
            ["nginx2-pv-volume 10Gi RWO Retain Bound default/www-web2-0 my-storage-class", "nginx22-pv-volume 10Gi RWO Retain Bound default/www-web2-1 my-storage-class"],
            scenario.Now.PersistentVolumes.Select(static volume => Scenario.Row(ObjectTables.PersistentVolumes, volume)));
        Assert.Equal(2, scenario.Now.Pods.Select(static pod => pod.Spec!.NodeName?.Name).Distinct().Count());

        // There are two volumes: of five replicas the third waits for one, and the others for it.
        scenario.Edit<StatefulSet>("web2", static set => set with { Replicas = 5 });
        scenario.Rest();
        Assert.Equal(
            ["web2-0 1/1 Running 0", "web2-1 1/1 Running 0", "web2-2 0/1 Pending 0"],
            scenario.Now.Pods.Select(static pod => Scenario.Row(ObjectTables.Pods, pod)));

        // A cascading delete leaves claims and volumes bound.
        scenario.Delete("StatefulSet", "web2");
        scenario.Rest();
        Assert.Equal(["Bound", "Bound", "Pending"], scenario.Now.PersistentVolumeClaims.Select(static claim => claim.Status!.Phase!.Value.ToText()));
    }

    [Fact]
    public void FiveVolumes_TwoClaimsOfTwoGigabytes_TakeTheSmallestThatFit()
    {
        var scenario = new Scenario(new ClusterOptions { DefaultStorageClass = null });
        ValueList<AccessMode> modes = [AccessMode.ReadWriteOnce, AccessMode.ReadWriteMany];
        foreach (var (name, size) in new[] { ("pv001", "10Gi"), ("pv002", "5Gi"), ("pv003", "2Gi"), ("pv004", "20Gi"), ("pv005", "10Gi") })
        {
            scenario.Apply(Volume(name, size, modes, storageClass: null));
        }

        scenario.Rest();
        Assert.All(scenario.Now.PersistentVolumes, static volume => Assert.Equal(VolumePhase.Available, volume.Status!.Phase));

        scenario.Apply(Set("myapp", "2Gi", storageClass: null, template: "myappdata"));
        scenario.Rest();

        Assert.Equal(
            ["myappdata-myapp-0 Bound pv003 2Gi RWO,RWX", "myappdata-myapp-1 Bound pv002 5Gi RWO,RWX"],
            scenario.Now.PersistentVolumeClaims.Select(static claim => Scenario.Row(ObjectTables.PersistentVolumeClaims, claim)));
        Assert.Equal(
            [
                "pv001 10Gi RWO,RWX Retain Available",
                "pv002 5Gi RWO,RWX Retain Bound default/myappdata-myapp-1",
                "pv003 2Gi RWO,RWX Retain Bound default/myappdata-myapp-0",
                "pv004 20Gi RWO,RWX Retain Available",
                "pv005 10Gi RWO,RWX Retain Available",
            ],
            scenario.Now.PersistentVolumes.Select(static volume => Scenario.Row(ObjectTables.PersistentVolumes, volume)));
        Assert.Equal(["myapp-0 1/1 Running 0", "myapp-1 1/1 Running 0"], scenario.Now.Pods.Select(static pod => Scenario.Row(ObjectTables.Pods, pod)));
    }

    private static StatefulSet Set(string name, string size, string? storageClass, string template = "www") => new(name)
    {
        ServiceName = name,
        Replicas = 2,
        Selector = (Labels)("app", name),
        Containers = [new Container(name, "nginx:1.13") { VolumeMounts = [new VolumeMount(template, "/usr/share/nginx/html")] }],
        VolumeClaimTemplates =
        [
            new VolumeClaim(template)
            {
                AccessModes = [AccessMode.ReadWriteOnce],
                Storage = Quantity.Parse(size),
                StorageClassName = storageClass is null ? null : (Ref<StorageClass>?)storageClass,
            },
        ],
    };

    private static PersistentVolume Volume(string name, string size, ValueList<AccessMode> modes, string? storageClass) => new(
        new ObjectMeta { Name = name },
        new PersistentVolumeSpec
        {
            Capacity = [("storage", Quantity.Parse(size))],
            AccessModes = modes,
            StorageClassName = storageClass is null ? null : (Ref<StorageClass>?)storageClass,
            HostPath = new HostPathVolumeSource($"/tmp/{name}"),
        });
}
