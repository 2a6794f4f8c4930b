namespace Kubewright.Testing.Tests;

/// <summary>The set that the tests are about, as a user would declare it.</summary>
[Manifests(Name = "tested")]
public static class Web
{
    private static readonly Labels App = ("app", "nginx");

    private static VolumeClaim Www => new("www") { AccessModes = [AccessMode.ReadWriteOnce], Storage = "1Gi" };

    public static Service Nginx => new("nginx") { Labels = App, Selector = App, ClusterIP = ClusterIP.None, Ports = [new("web", 80)] };

    public static StatefulSet Set => new("web")
    {
        ServiceName = Nginx,
        Replicas = 3,
        Selector = App,
        Containers = [new("nginx", "nginx:1") { VolumeMounts = [new(Www, "/usr/share/nginx/html")] }],
        VolumeClaimTemplates = [Www],
    };

    internal static StatefulSet Parallel => Set with { PodManagementPolicy = PodManagementPolicy.Parallel };
}
