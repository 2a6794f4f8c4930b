/// <summary>
/// A primary and two read-only replicas. Pod 0 is the primary; the others copy it when they start for the first time and
/// follow it from then on. Writers use postgres-primary, readers use postgres-read.
/// </summary>
[Manifests]
public static class Postgres
{
    private const string Image = "postgres:17.2";

    private const string Prepare =
        """
        set -e
        if [ -s "$PGDATA/PG_VERSION" ]; then exit 0; fi
        case "$HOSTNAME" in
          *-0) echo "pod 0 is the primary" ;;
          *) pg_basebackup -h postgres-0.postgres -U replicator -D "$PGDATA" -R -X stream ;;
        esac

        """;

    private static readonly Labels App = ("app", "postgres");

    /// <summary>Every pod under a name of its own, also while it copies: postgres-0.postgres is where the copy comes from.</summary>
    public static Service Peers => new("postgres")
    {
        Labels = App,
        Selector = App,
        ClusterIP = ClusterIP.None,
        PublishNotReadyAddresses = true,
        Ports = [new("postgres", 5432)],
    };

    public static Service Primary => new("postgres-primary")
    {
        Labels = App,
        Selector = [("app", "postgres"), ("statefulset.kubernetes.io/pod-name", "postgres-0")],
        Ports = [new("postgres", 5432)],
    };

    public static Service Read => new("postgres-read")
    {
        Labels = App,
        Selector = App,
        Ports = [new("postgres", 5432)],
    };

    public static ConfigMap Scripts => new("postgres-scripts")
    {
        Labels = App,
        Data = [("prepare.sh", Prepare)],
    };

    public static PodDisruptionBudget Budget => new("postgres")
    {
        Labels = App,
        Selector = App,
        MaxUnavailable = 1,
    };

    private static VolumeClaim Data => new("data") { AccessModes = [ReadWriteOnce], Storage = 20.Gi };

    public static StatefulSet Set => new("postgres")
    {
        Labels = App,
        ServiceName = Peers,
        Replicas = 3,
        Selector = App,
        TerminationGracePeriodSeconds = 120.Seconds,
        InitContainers =
        [
            new("prepare", Image)
            {
                Command = ["bash", "/scripts/prepare.sh"],
                Env = Settings,
                VolumeMounts = [new(Data, "/var/lib/postgresql/data"), new("scripts", "/scripts")],
            },
        ],
        Containers =
        [
            new("postgres", Image)
            {
                Ports = [new("postgres", 5432)],
                Env = Settings,
                ReadinessProbe = new() { Exec = new() { Command = ["pg_isready", "-U", "postgres"] }, PeriodSeconds = 5.Seconds },
                Resources = new()
                {
                    Requests = [("cpu", 500.m), ("memory", 1.Gi)],
                    Limits = [("memory", 1.Gi)],
                },
                VolumeMounts = [new(Data, "/var/lib/postgresql/data")],
            },
        ],
        Volumes = [new("scripts") { ConfigMap = new(Scripts) }],
        VolumeClaimTemplates = [Data],
    };

    /// <summary>The password is not of this project: <c>kubectl create secret generic postgres --from-literal=password=...</c></summary>
    private static ValueList<EnvVar> Settings =>
    [
        new("PGDATA") { Value = "/var/lib/postgresql/data/pgdata" },
        new("POSTGRES_PASSWORD") { ValueFrom = new() { SecretKeyRef = new(External<Secret>("postgres"), "password") } },
    ];
}
