/// <summary>
/// A PostgreSQL primary, postgres-0, and two replicas that stream from it. The passwords come from the Secret 'postgres',
/// which is made elsewhere and has the keys 'password' and 'replication-password'.
/// </summary>
[Manifests]
public static class Postgres
{
    private const string Image = "postgres:17.6";
    private const string Data = "/var/lib/postgresql/data";

    private static readonly Labels App = ("app", "postgres");

    /// <summary>The data lies in a folder of the volume, for PostgreSQL wants it empty at first.</summary>
    private static readonly EnvVar DataFolder = new("PGDATA", $"{Data}/pgdata");

    private static VolumeClaim Disk => new("data") { AccessModes = [ReadWriteOnce], Storage = 10.Gi };

    private static EnvVar Password(string variable, string key) => new(variable) { ValueFrom = EnvVarSource.SecretKeyRef(External<Secret>("postgres"), key) };

    /// <summary>Gives each pod a DNS name, before it is ready as well: a replica looks for its primary when it starts.</summary>
    public static Service Peers => new("postgres")
    {
        Labels = App,
        Selector = App,
        ClusterIP = ClusterIP.None,
        PublishNotReadyAddresses = true,
        Ports = [new("postgres", 5432)],
    };

    /// <summary>Where to write.</summary>
    public static Service Primary => new("postgres-primary")
    {
        Labels = App,
        Selector = [("app", "postgres"), ("statefulset.kubernetes.io/pod-name", "postgres-0")],
        Ports = [new("postgres", 5432)],
    };

    /// <summary>Where to read.</summary>
    public static Service Replicas => new("postgres-read")
    {
        Labels = App,
        Selector = App,
        Ports = [new("postgres", 5432)],
    };

    /// <summary>What the primary does when its database is made.</summary>
    public static ConfigMap Scripts => new("postgres-scripts")
    {
        Labels = App,
        Data =
        [
            ("replication.sh", """
                set -e
                psql -v ON_ERROR_STOP=1 -c "CREATE ROLE replicator REPLICATION LOGIN PASSWORD '$REPLICATION_PASSWORD'"
                echo 'host replication replicator all scram-sha-256' >> "$PGDATA/pg_hba.conf"

                """),
        ],
    };

    public static StatefulSet Set => new("postgres")
    {
        ServiceName = Peers,
        Replicas = 3,
        Selector = App,
        TerminationGracePeriodSeconds = 60,
        SecurityContext = new() { FsGroup = 999 },
        InitContainers =
        [
            new("clone", Image)
            {
                // postgres-0 makes the database. The others begin with a copy of it, once.
                Command =
                [
                    "bash", "-ec",
                    """
                    [ "${HOSTNAME##*-}" = 0 ] || [ -s "$PGDATA/PG_VERSION" ] ||
                      pg_basebackup --host postgres-0.postgres --username replicator --pgdata "$PGDATA" --write-recovery-conf
                    """,
                ],
                Env = [DataFolder, Password("PGPASSWORD", "replication-password")],
                VolumeMounts = [new(Disk, Data)],
            },
        ],
        Containers =
        [
            new("postgres", Image)
            {
                Env = [DataFolder, Password("POSTGRES_PASSWORD", "password"), Password("REPLICATION_PASSWORD", "replication-password")],
                Ports = [new("postgres", 5432)],
                ReadinessProbe = new() { Exec = new() { Command = ["pg_isready", "--username", "postgres"] } },
                Resources = new() { Requests = [("cpu", 500.m), ("memory", 1.Gi)], Limits = [("memory", 1.Gi)] },
                VolumeMounts = [new(Disk, Data), new("scripts", "/docker-entrypoint-initdb.d")],
            },
        ],
        Volumes = [Volume.ConfigMap("scripts", Scripts)],
        VolumeClaimTemplates = [Disk],
    };

    public static PodDisruptionBudget Budget => new("postgres") { Selector = App, MaxUnavailable = 1 };
}
