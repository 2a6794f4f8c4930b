namespace CustomKind;

/// <summary>
/// An operator's own kind beside the set that it is for. The record <see cref="Backup"/> is generated from crds/backups.yaml,
/// with its limits: 400 copies would be an error in the build.
/// </summary>
[Manifests]
public static class Ledger
{
    private static readonly Labels App = ("app", "ledger");

    public static Service Peers => new("ledger")
    {
        Labels = App,
        Selector = App,
        ClusterIP = ClusterIP.None,
        Ports = [new("http", 80)],
    };

    private static VolumeClaim Book => new("book") { AccessModes = [ReadWriteOnce], Storage = 2.Gi };

    public static StatefulSet Set => new("ledger")
    {
        ServiceName = Peers,
        Replicas = 2,
        Selector = App,
        Containers =
        [
            new("nginx", "registry.k8s.io/nginx-slim:0.27")
            {
                Ports = [new("http", 80)],
                VolumeMounts = [new(Book, "/usr/share/nginx/html")],
            },
        ],
        VolumeClaimTemplates = [Book],
    };

    public static Backup Nightly => new("ledger-nightly")
    {
        StatefulSet = "ledger",
        Schedule = "0 3 * * *",
        Keep = 14,
        Mode = BackupSpecMode.Online,
    };
}
