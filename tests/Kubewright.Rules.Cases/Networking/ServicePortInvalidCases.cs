using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2015.</summary>
internal static class ServicePortInvalidCases
{
    private const string Id = "KW2015";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "name")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ name: [|Web_UI|], port: 80 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx")
                    {
                        Selector = ("app", "nginx"),
                        Ports = [new([|"Web_UI"|], 80)],
                    };
                }
                """,
            Findings =
            [
                new(Id, "Service/nginx", "spec.ports[0].name",
                    "Service 'nginx' has the port name 'Web_UI', which cannot be: 'W' is not allowed; lower-case letters, digits and '-' are. The "
                    + "API server rejects the Service. Write 'web-ui', for example."),
            ],
        },
        new(Id, "name-twice")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ name: web, port: 80 }, { name: [|web|], port: 81 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx")
                    {
                        Selector = ("app", "nginx"),
                        Ports = [new("web", 80), new([|"web"|], 81)],
                    };
                }
                """,
            Findings =
            [
                new(Id, "Service/nginx", "spec.ports[1].name",
                    "Service 'nginx' has the port name 'web', which cannot be: another port has it too. The API server rejects the Service. Give "
                    + "it a name of its own.", HasFix: false),
            ],
        },
        new(Id, "port-twice")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ name: a, port: 80 }, { name: b, port: [|80|], protocol: TCP }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx")
                    {
                        Selector = ("app", "nginx"),
                        Ports = [new("a", 80), new("b", [|80|])],
                    };
                }
                """,
            Findings =
            [
                new(Id, "Service/nginx", "spec.ports[1].port",
                    "Service 'nginx' has port 80, which cannot be: another port has this number and TCP too. The API server rejects the Service. "
                    + "Take one of them away.", HasFix: false),
            ],
        },
        new(Id, "numbers")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ name: a, port: [|0|] }, { name: b, port: [|65536|] }, { name: c, port: 80, targetPort: [|65536|] }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx")
                    {
                        Selector = ("app", "nginx"),
                        Ports = [new("a", [|0|]), new("b", [|65536|]), new("c", 80) { TargetPort = [|65536|] }],
                    };
                }
                """,
            Findings =
            [
                new(Id, "Service/nginx", "spec.ports[0].port",
                    "Service 'nginx' has port 0, which cannot be: ports are from 1 to 65535. The API server rejects the Service. Write the number "
                    + "on which clients connect.", HasFix: false),
                new(Id, "Service/nginx", "spec.ports[1].port",
                    "Service 'nginx' has port 65536, which cannot be: ports are from 1 to 65535. The API server rejects the Service. Write the "
                    + "number on which clients connect.", HasFix: false),
                new(Id, "Service/nginx", "spec.ports[2].targetPort",
                    "Service 'nginx' has targetPort 65536, which cannot be: ports are from 1 to 65535. The API server rejects the Service. Write "
                    + "the number of a container port.", HasFix: false),
            ],
        },
        new(Id, "target-port")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 80, targetPort: [|metrics-endpoint|] }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx")
                    {
                        Selector = ("app", "nginx"),
                        Ports = [new(80) { TargetPort = [|"metrics-endpoint"|] }],
                    };
                }
                """,
            Findings =
            [
                new(Id, "Service/nginx", "spec.ports[0].targetPort",
                    "Service 'nginx' has targetPort 'metrics-endpoint', which cannot be: it has 16 characters, 15 at most. The API server rejects "
                    + "the Service. Write the name of a container port, or its number without quotes.", HasFix: false),
            ],
        },
        new(Id, "good")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, port: 1, targetPort: metrics-endpoin }, { name: b, port: 65535, targetPort: 65535 }, { name: c, port: 65535, protocol: UDP }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx")
                    {
                        Selector = ("app", "nginx"),
                        Ports = [new("a", 1), new("b", 65535), new("c", 65535) { Protocol = Protocol.UDP }],
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
                spec: { selector: { app: nginx }, ports: [{ name: $unknown, port: $unknown, targetPort: $unknown }, { name: b, port: 80, protocol: $unknown }, { name: c, port: 80 }] }
                """,
        },
    ];
}
