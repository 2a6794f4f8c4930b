using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2021.</summary>
internal static class HeadlessPortRemapCases
{
    private const string Id = "KW2021";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "remapped")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, clusterIP: None, ports: [{ port: 80, targetPort: [|8080|] }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx")
                    {
                        Selector = ("app", "nginx"),
                        ClusterIP = ClusterIP.None,
                        Ports = [new(80) { TargetPort = [|8080|] }],
                    };
                }
                """,
            Findings =
            [
                new(Id, "Service/nginx", "spec.ports[0].targetPort",
                    "Service 'nginx' is headless and leads port 80 to 8080. Nothing translates ports for it: DNS gives the pods' own addresses, "
                    + "where only 8080 answers. Write port 8080."),
            ],
        },
        new(Id, "number-is-taken")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, clusterIP: None, ports: [{ name: a, port: 80, targetPort: [|8080|] }, { name: b, port: 8080 }] }
                """,
            Findings =
            [
                new(Id, "Service/nginx", "spec.ports[0].targetPort",
                    "Service 'nginx' is headless and leads port 80 to 8080. Nothing translates ports for it: DNS gives the pods' own addresses, "
                    + "where only 8080 answers. Write port 8080.", HasFix: false),
            ],
        },
        new(Id, "same-or-named")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, clusterIP: None, ports: [{ name: a, port: 80, targetPort: 80 }, { name: b, port: 81, targetPort: web }, { name: c, port: 82 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx")
                    {
                        Selector = ("app", "nginx"),
                        ClusterIP = ClusterIP.None,
                        Ports = [new("a", 80) { TargetPort = 80 }, new("b", 81) { TargetPort = "web" }],
                    };
                }
                """,
        },
        new(Id, "not-headless")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 80, targetPort: 8080 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx")
                    {
                        Selector = ("app", "nginx"),
                        Ports = [new(80) { TargetPort = 8080 }],
                    };
                }
                """,
        },
        new(Id, "unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, clusterIP: None, ports: [{ port: $unknown, targetPort: 8080 }] }
                """,
        },
    ];
}
