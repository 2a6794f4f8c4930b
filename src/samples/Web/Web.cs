/// <summary>The nginx set of the Kubernetes tutorial: three replicas with a stable name and a volume each.</summary>
[Manifests]
public static class Web
{
    private static readonly Labels App = ("app", "nginx");

    public static Service Nginx => new("nginx")
    {
        Labels = App,
        Selector = App,
        ClusterIP = ClusterIP.None,
        Ports = [new("web", 80)],
    };

    private static VolumeClaim Www => new("www") { AccessModes = [ReadWriteOnce], Storage = 1.Gi };

    public static StatefulSet Set => new("web")
    {
        ServiceName = Nginx,
        Replicas = 3,
        Selector = App,
        Containers =
        [
            new("nginx", "registry.k8s.io/nginx-slim:0.27")
            {
                Ports = [new("web", 80)],
                VolumeMounts = [new(Www, "/usr/share/nginx/html")],
            },
        ],
        VolumeClaimTemplates = [Www],
    };
}
