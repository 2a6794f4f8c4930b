using Kubewright.Benchmarks.Plain;

namespace Kubewright.Benchmarks;

/// <summary>The StatefulSet of the Kubernetes tutorial: as a record, and as equivalent plain classes for other serializers.</summary>
internal static class Tutorial
{
    /// <summary>The record.</summary>
    public static StatefulSet Set { get; } = new("web")
    {
        ServiceName = "nginx",
        Replicas = 3,
        Selector = ("app", "nginx"),
        Containers =
        [
            new("nginx", "registry.k8s.io/nginx-slim:0.27")
            {
                Ports = [new("web", 80)],
                VolumeMounts = [new("www", "/usr/share/nginx/html")],
            },
        ],
        VolumeClaimTemplates = [new("www") { AccessModes = [AccessMode.ReadWriteOnce], Storage = 1.Gi }],
    };

    /// <summary>The same in plain classes.</summary>
    public static PlainStatefulSet Plain { get; } = new()
    {
        ApiVersion = "apps/v1",
        Kind = "StatefulSet",
        Metadata = new PlainMetadata { Name = "web" },
        Spec = new PlainStatefulSetSpec
        {
            Replicas = 3,
            Selector = new PlainSelector { MatchLabels = new Dictionary<string, string> { ["app"] = "nginx" } },
            ServiceName = "nginx",
            Template = new PlainPodTemplate
            {
                Metadata = new PlainMetadata { Labels = new Dictionary<string, string> { ["app"] = "nginx" } },
                Spec = new PlainPodSpec
                {
                    Containers =
                    [
                        new PlainContainer
                        {
                            Name = "nginx",
                            Image = "registry.k8s.io/nginx-slim:0.27",
                            Ports = [new PlainPort { Name = "web", ContainerPort = 80 }],
                            VolumeMounts = [new PlainMount { Name = "www", MountPath = "/usr/share/nginx/html" }],
                        },
                    ],
                },
            },
            VolumeClaimTemplates =
            [
                new PlainClaim
                {
                    Metadata = new PlainMetadata { Name = "www" },
                    Spec = new PlainClaimSpec
                    {
                        AccessModes = ["ReadWriteOnce"],
                        Resources = new PlainResources { Requests = new Dictionary<string, string> { ["storage"] = "1Gi" } },
                    },
                },
            ],
        },
    };

    /// <summary>Its YAML.</summary>
    public static string Yaml { get; } = Set.ToYaml();

    /// <summary>Its JSON.</summary>
    public static byte[] Json { get; } = System.Text.Encoding.UTF8.GetBytes(Set.ToJson());
}
