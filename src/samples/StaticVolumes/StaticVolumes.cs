/// <summary>
/// A set on disks that somebody made by hand. Nothing provisions volumes here: each claim waits until a pod of it is
/// scheduled, and then takes a free disk of the node that the pod goes to.
/// </summary>
[Manifests]
public static class StaticVolumes
{
    private static readonly Labels App = ("app", "archive");

    public static StorageClass LocalDisks => new("local-disks")
    {
        Provisioner = "kubernetes.io/no-provisioner",
        VolumeBindingMode = VolumeBindingMode.WaitForFirstConsumer,
    };

    public static IEnumerable<PersistentVolume> Disks => [Disk("node-0"), Disk("node-1"), Disk("node-2")];

    public static Service Peers => new("archive")
    {
        Labels = App,
        Selector = App,
        ClusterIP = ClusterIP.None,
        Ports = [new("http", 80)],
    };

    private static VolumeClaim Data => new("data")
    {
        AccessModes = [ReadWriteOnce],
        StorageClassName = LocalDisks,
        Storage = 8.Gi,
    };

    public static StatefulSet Set => new("archive")
    {
        ServiceName = Peers,
        Replicas = 3,
        Selector = App,
        Containers =
        [
            new("nginx", "registry.k8s.io/nginx-slim:0.27")
            {
                Ports = [new("http", 80)],
                VolumeMounts = [new(Data, "/usr/share/nginx/html")],
            },
        ],
        VolumeClaimTemplates = [Data],
    };

    /// <summary>The disk of a node: bigger than what is asked for, and kept when its claim is deleted.</summary>
    private static PersistentVolume Disk(string node) => new($"disk-{node}")
    {
        StorageClassName = LocalDisks,
        Capacity = [("storage", 10.Gi)],
        AccessModes = [ReadWriteOnce],
        PersistentVolumeReclaimPolicy = ReclaimPolicy.Retain,
        Local = new("/mnt/disks/archive"),
        NodeAffinity = new()
        {
            Required = new()
            {
                NodeSelectorTerms = [new() { MatchExpressions = [new("kubernetes.io/hostname", NodeSelectorOperator.In) { Values = [node] }] }],
            },
        },
    };
}
