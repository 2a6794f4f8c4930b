[assembly: Kubewright.ManifestRegistry(typeof(Kubewright.Testing.Tests.Web.Registry))]

namespace Kubewright.Testing.Tests;

/// <summary>The set that the tests are about, as a user would declare it.</summary>
[Manifests]
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

    public static StatefulSet Parallel => Set with { PodManagementPolicy = PodManagementPolicy.Parallel };

    /// <summary>What the generator writes for the class in a user's project.</summary>
    public sealed class Registry : IManifestRegistry
    {
        public IReadOnlyList<ManifestClass> Classes { get; } =
            [new("web", "Kubewright.Testing.Tests.Web", [new("Nginx", "get_Nginx", static () => [Nginx]), new("Set", "get_Set", static () => [Set])])];
    }
}
