/// <summary>Three Kafka brokers that are the quorum of controllers as well.</summary>
[Manifests]
public static class Kafka
{
    private const int Members = 3;

    private static readonly Labels App = ("app", "kafka");

    private static readonly string Voters = string.Join(',', Enumerable.Range(0, Members).Select(i => $"{i}@kafka-{i}.kafka:9093"));

    private static VolumeClaim Disk => new("data") { AccessModes = [ReadWriteOnce], Storage = 10.Gi };

    /// <summary>Gives each member a DNS name, before it is ready as well: members look for each other when they start.</summary>
    public static Service Peers => new("kafka")
    {
        Labels = App,
        Selector = App,
        ClusterIP = ClusterIP.None,
        PublishNotReadyAddresses = true,
        Ports = [new("broker", 9092), new("controller", 9093)],
    };

    /// <summary>Where clients begin; the brokers tell them of each other.</summary>
    public static Service Bootstrap => new("kafka-bootstrap")
    {
        Labels = App,
        Selector = App,
        Ports = [new("broker", 9092)],
    };

    public static StatefulSet Set => new("kafka")
    {
        ServiceName = Peers,
        Replicas = Members,
        Selector = App,
        // A member is ready once it has found a majority, so none may wait for another to be ready.
        PodManagementPolicy = PodManagementPolicy.Parallel,
        TerminationGracePeriodSeconds = 120,
        SecurityContext = new() { RunAsUser = 1000, FsGroup = 1000 },
        Containers =
        [
            new("kafka", "apache/kafka:4.1.0")
            {
                // What differs between members comes from the ordinal.
                Command =
                [
                    "bash", "-ec",
                    """
                    export KAFKA_NODE_ID="${HOSTNAME##*-}"
                    export KAFKA_ADVERTISED_LISTENERS="BROKER://$HOSTNAME.kafka:9092"
                    exec /etc/kafka/docker/run
                    """,
                ],
                Env =
                [
                    new("CLUSTER_ID", "4L6g3nShT-eMCtK--X86sw"),
                    new("KAFKA_PROCESS_ROLES", "broker,controller"),
                    new("KAFKA_CONTROLLER_QUORUM_VOTERS", Voters),
                    new("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                    new("KAFKA_INTER_BROKER_LISTENER_NAME", "BROKER"),
                    new("KAFKA_LISTENERS", "BROKER://:9092,CONTROLLER://:9093"),
                    new("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                    new("KAFKA_LOG_DIRS", "/var/lib/kafka/data/logs"),
                    new("KAFKA_DEFAULT_REPLICATION_FACTOR", "3"),
                    new("KAFKA_MIN_INSYNC_REPLICAS", "2"),
                    new("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "3"),
                    new("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "3"),
                    new("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "2"),
                ],
                Ports = [new("broker", 9092), new("controller", 9093)],
                ReadinessProbe = Probe.TcpSocket("broker"),
                Resources = new() { Requests = [("cpu", 500.m), ("memory", 2.Gi)], Limits = [("memory", 2.Gi)] },
                VolumeMounts = [new(Disk, "/var/lib/kafka/data")],
            },
        ],
        VolumeClaimTemplates = [Disk],
    };

    /// <summary>Two of three members are a majority.</summary>
    public static PodDisruptionBudget Budget => new("kafka") { Selector = App, MaxUnavailable = 1 };
}
