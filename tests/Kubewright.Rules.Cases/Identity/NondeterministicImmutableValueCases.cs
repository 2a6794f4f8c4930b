using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW1003, which C# alone can have.</summary>
internal static class NondeterministicImmutableValueCases
{
    private const string Id = "KW1003";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "name-from-guid")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new([|$"web-{Guid.NewGuid():N}"|])
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Named("Guid.NewGuid")],
        },
        new(Id, "name-from-slice-of-guid")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new([|"web-" + Guid.NewGuid().ToString("N")[..8]|])
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Named("Guid.NewGuid")],
        },
        new(Id, "selector-from-clock")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    static readonly string Today = DateTime.UtcNow.AddHours(2).ToString("yyyyMMdd");

                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("build", [|"b" + Today|]),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Fixed("spec.selector.matchLabels.build", "DateTime.UtcNow")],
        },
        new(Id, "service-name-through-method")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    static string Suffixed(string name) => name + "-" + Environment.MachineName.ToLowerInvariant();

                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        ServiceName = [|Suffixed("nginx")|],
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Fixed("spec.serviceName", "Environment.MachineName")],
        },
        new(Id, "namespace-from-local-random")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set
                    {
                        get
                        {
                            var random = new Random();
                            var first = random.Next(10);
                            return new("web") { Namespace = [|$"test-{first}-{random.Next(10)}"|], Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
                        }
                    }
                }
                """,
            Findings = [Fixed("metadata.namespace", "new Random()") with { Message = "StatefulSet 'web' takes metadata.namespace from new Random(), which can differ from one run to the next: each apply makes another set, with empty volumes, beside the one before. Write a constant." }],
        },
        new(Id, "claim-from-assembly-version")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        VolumeClaimTemplates = [new([|$"data-{typeof(Web).Assembly.GetName().Version}"|]) { AccessModes = [ReadWriteOnce], Storage = 1.Gi }],
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Fixed("spec.volumeClaimTemplates[0].metadata.name", "AssemblyName.Version")],
        },
        new(Id, "constants")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    const string Suffix = "blue";

                    public static StatefulSet Set => new("web-" + Suffix)
                    {
                        Selector = ("app", "nginx"),
                        ServiceName = $"nginx-{Suffix}{Environment.NewLine.Length}",
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "setting-with-fallback")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Namespace = Environment.GetEnvironmentVariable("NAMESPACE") ?? "prod",
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "seeded-random")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        ServiceName = $"nginx-{new Random(42).Next(10)}",
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "length-of-guid")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        ServiceName = $"nginx-{Guid.NewGuid().ToString().Length}",
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "other-fields-may-differ")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Annotations = ("built", $"{DateTime.UtcNow:O}"),
                        Replicas = Environment.ProcessorCount,
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "value-of-a-parameter")
        {
            CSharp = """
                public static class Factory
                {
                    public static StatefulSet Make(string name) => new($"web-{name}")
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "ignored-by-annotation")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Annotations = ("kubewright/ignore", "nondeterministic-immutable-value"),
                        ServiceName = Environment.MachineName,
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
    ];

    private static ExpectedFinding Named(string cause) => new(
        Id,
        "StatefulSet/?",
        "metadata.name",
        $"This StatefulSet takes metadata.name from {cause}, which can differ from one run to the next: each apply makes another set, with empty volumes, beside the one before. Write a constant.",
        HasFix: false);

    private static ExpectedFinding Fixed(string path, string cause) => new(
        Id,
        "StatefulSet/web",
        path,
        $"StatefulSet 'web' takes {path} from {cause}, which can differ from one run to the next: the API server rejects the next apply, because the field never changes. Write a constant.",
        HasFix: false);
}
