/// <summary>Three web servers, each with a stable name and a volume of its own.</summary>
[Manifests]
public static class Nginx
{
    private static readonly Labels App = ("app", "nginx");

    private static VolumeClaim Pages => new("pages") { AccessModes = [ReadWriteOnce], Storage = 1.Gi };

    /// <summary>Gives each pod a DNS name: nginx-0.nginx, nginx-1.nginx, …</summary>
    public static Service Service => new("nginx")
    {
        Labels = App,
        Selector = App,
        ClusterIP = ClusterIP.None,
        Ports = [new("http", 80)],
    };

    public static StatefulSet Set => new("nginx")
    {
        ServiceName = Service,
        Replicas = 3,
        Selector = App,
        Containers =
        [
            new("nginx", "nginx:1.29")
            {
                Ports = [new("http", 80)],
                ReadinessProbe = Probe.HttpGet("/", "http"),
                Resources = new() { Requests = [("cpu", 100.m), ("memory", 64.Mi)] },
                VolumeMounts = [new(Pages, "/usr/share/nginx/html")],
            },
        ],
        VolumeClaimTemplates = [Pages],
    };

    /// <summary>While nodes are drained, one pod at a time goes.</summary>
    public static PodDisruptionBudget Budget => new("nginx") { Selector = App, MaxUnavailable = 1 };
}
