using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW9015, which C# alone can have.</summary>
internal static class LiteralInsteadOfReferenceCases
{
    private const string Id = "KW9015";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "service-name")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx") { ClusterIP = ClusterIP.None, Selector = ("app", "nginx") };

                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        ServiceName = [|"nginx"|],
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Found("spec.serviceName", "Service 'nginx'", "Nginx")],
        },
        new(Id, "config-map-of-a-field")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static readonly ConfigMap Settings = new("settings") { Data = [("mode", "fast")] };

                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27") { Env = [new("MODE") { ValueFrom = new() { ConfigMapKeyRef = new([|"settings"|], "mode") } }] }],
                    };
                }
                """,
            Findings = [Found("spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.name", "ConfigMap 'settings'", "Settings")],
        },
        new(Id, "reference")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx") { ClusterIP = ClusterIP.None, Selector = ("app", "nginx") };

                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        ServiceName = Nginx,
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "constant")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    const string Name = "nginx";

                    public static Service Nginx => new(Name) { ClusterIP = ClusterIP.None, Selector = ("app", "nginx") };

                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        ServiceName = Name,
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "made-elsewhere")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        ServiceName = "nginx",
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "one-of-several")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static IReadOnlyList<Service> Services => [new("nginx") { ClusterIP = ClusterIP.None, Selector = ("app", "nginx") }];

                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        ServiceName = "nginx",
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "name-unknown")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new(Environment.MachineName) { ClusterIP = ClusterIP.None, Selector = ("app", "nginx") };

                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        ServiceName = "nginx",
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
    ];

    private static ExpectedFinding Found(string path, string named, string maker) => new(
        Id,
        "StatefulSet/web",
        path,
        $"StatefulSet 'web' refers to {named} by a text, although {maker} makes it: once one of the two is renamed, the reference leads nowhere and the compiler says nothing. "
        + $"Write {maker} in place of the text.",
        HasFix: false);
}
