using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2009.</summary>
internal static class ServicePortNamesRequiredCases
{
    private const string Id = "KW2009";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "one-nameless")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ name: web, port: 80 }, [|{ port: 443 }|]] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx")
                    {
                        Selector = ("app", "nginx"),
                        Ports = [new("web", 80), [|new(443)|]],
                    };
                }
                """,
            Findings =
            [
                new(Id, "Service/nginx", "spec.ports[1]",
                    "Service 'nginx' has 2 ports, and port 443 has no name. The API server rejects a Service of several ports unless each has a "
                    + "name. Name them."),
            ],
        },
        new(Id, "all-nameless")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [[|{ port: 80, targetPort: http }|], { port: 443, protocol: UDP, targetPort: http }] }
                """,
            Findings =
            [
                new(Id, "Service/nginx", "spec.ports[0]",
                    "Service 'nginx' has 2 ports, and ports 80 and 443 have no name. The API server rejects a Service of several ports unless "
                    + "each has a name. Name them."),
            ],
        },
        new(Id, "one-port")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 80 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx")
                    {
                        Selector = ("app", "nginx"),
                        Ports = [new(80)],
                    };
                }
                """,
        },
        new(Id, "all-named")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ name: web, port: 80 }, { name: tls, port: 443 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx")
                    {
                        Selector = ("app", "nginx"),
                        Ports = [new("web", 80), new("tls", 443)],
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
                spec: { selector: { app: nginx }, ports: [{ port: 80 }, $more] }
                """,
        },
        new(Id, "name-unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ name: web, port: 80 }, { name: $unknown, port: 443 }] }
                """,
        },
    ];
}
