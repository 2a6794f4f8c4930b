/// <summary>
/// Three members that vote. They start together, since none can do anything alone; one at a time may be away; and no two
/// share a node, so that one lost node never loses the majority.
/// </summary>
[Manifests]
public static class Quorum
{
    private const int Members = 3;
    private const int Majority = (Members / 2) + 1;

    private static readonly Labels App = ("app", "etcd");

    public static Service Peers => new("etcd")
    {
        Labels = App,
        Selector = App,
        ClusterIP = ClusterIP.None,
        PublishNotReadyAddresses = true,
        Ports = [new("client", 2379), new("peer", 2380)],
    };

    public static PodDisruptionBudget Budget => new("etcd")
    {
        Labels = App,
        Selector = App,
        MinAvailable = Majority,
    };

    private static VolumeClaim Data => new("data") { AccessModes = [ReadWriteOnce], Storage = 8.Gi };

    public static StatefulSet Set => StatefulSet.Build("etcd", set => set
        .Labels(App)
        .ServiceName(Peers)
        .Replicas(Members)
        .Selector(App)
        .PodManagementPolicy(PodManagementPolicy.Parallel)
        .TopologySpreadConstraint(spread => spread
            .MaxSkew(1)
            .TopologyKey("kubernetes.io/hostname")
            .WhenUnsatisfiable(UnsatisfiableConstraintAction.DoNotSchedule)
            .LabelSelector(App))
        .Container("etcd", etcd => etcd
            .Image("registry.k8s.io/etcd:3.5.21-0")
            .Command(["etcd"])
            .Args(
            [
                "--name=$(POD_NAME)",
                "--data-dir=/var/lib/etcd",
                "--listen-client-urls=http://0.0.0.0:2379",
                "--listen-peer-urls=http://0.0.0.0:2380",
                "--advertise-client-urls=http://$(POD_NAME).etcd:2379",
                "--initial-advertise-peer-urls=http://$(POD_NAME).etcd:2380",
                $"--initial-cluster={string.Join(',', Enumerable.Range(0, Members).Select(i => $"etcd-{i}=http://etcd-{i}.etcd:2380"))}",
            ])
            .Env([new("POD_NAME") { ValueFrom = new() { FieldRef = new("metadata.name") } }])
            .Port("client", 2379)
            .Port("peer", 2380)
            .ReadinessProbe(probe => probe.HttpGet(get => get.Path("/readyz").Port(2379)).PeriodSeconds(5.Seconds))
            .VolumeMount("data", "/var/lib/etcd"))
        .VolumeClaimTemplate(Data));
}
