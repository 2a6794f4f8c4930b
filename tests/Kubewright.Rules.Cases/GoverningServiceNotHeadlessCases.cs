using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2002.</summary>
internal static partial class GoverningServiceNotHeadlessCases
{
    private const string Id = "KW2002";
    private const string NoAddress = "clusterIP is not set, so it has one virtual IP and no record per pod";
    private const string Cure = "Set clusterIP to None.";
    private const string OtherService = "Add a headless Service of its own for the set, and name that in serviceName.";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "no-cluster-ip")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata:
                  name: [|nginx|]
                spec:
                  selector:
                    app: nginx
                  ports:
                    - port: 80
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  serviceName: nginx
                  selector:
                    matchLabels:
                      app: nginx
                  template:
                    metadata:
                      labels:
                        app: nginx
                    spec:
                      containers:
                        - name: nginx
                          image: nginx:1.27
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    static readonly Labels App = ("app", "nginx");

                    public static Service Nginx => new([|"nginx"|]) { Selector = App, Ports = [new(80)] };

                    public static StatefulSet Set => new("web")
                    {
                        ServiceName = Nginx,
                        Selector = App,
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Found("spec.clusterIP", NoAddress, Cure)],
        },
        new(Id, "cluster-ip-is-an-address")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: [|10.96.0.17|], selector: { app: nginx }, ports: [{ port: 80 }] }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => Service.Build("nginx", s => s
                        .ClusterIP([|"10.96.0.17"|])
                        .Selector(("app", "nginx"))
                        .Port(80));

                    public static StatefulSet Set => StatefulSet.Build("web", s => s
                        .ServiceName(Nginx)
                        .Selector(("app", "nginx"))
                        .Container("nginx", c => c.Image("nginx:1.27")));
                }
                """,
            Findings = [Found("spec.clusterIP", "clusterIP is '10.96.0.17', so it has one virtual IP and no record per pod", Cure)],
        },
        new(Id, "external-name")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { type: [|ExternalName|], externalName: web.example.com }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx") { Type = [|ServiceType.ExternalName|], ExternalName = "web.example.com" };

                    public static StatefulSet Set => new("web")
                    {
                        ServiceName = Nginx,
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Found("spec.type", "type ExternalName makes it an alias of another host, with no pod behind it", OtherService) with { HasFix = false }],
        },
        new(Id, "node-port-cannot-be-headless")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: [|nginx|] }
                spec: { type: NodePort, selector: { app: nginx }, ports: [{ port: 80 }] }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings = [Found("spec.clusterIP", NoAddress, OtherService) with { HasFix = false }],
        },
        new(Id, "one-service-for-two-sets")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: [|nginx|] }
                spec: { selector: { app: nginx }, ports: [{ port: 80 }] }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx, part: web } }
                  template:
                    metadata: { labels: { app: nginx, part: web } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: cache }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx, part: cache } }
                  template:
                    metadata: { labels: { app: nginx, part: cache } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings = [Found("spec.clusterIP", NoAddress, Cure, "StatefulSet 'web' and StatefulSet 'cache'")],
        },
        new(Id, "service-in-the-very-namespace-governs")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: [|nginx|], namespace: prod }
                spec: { selector: { app: nginx }, ports: [{ port: 80 }] }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, namespace: prod }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings = [Found("spec.clusterIP", NoAddress, Cure) with { ObjectKey = "Service/prod/nginx" }],
        },
        new(Id, "headless")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    static readonly Labels App = ("app", "nginx");

                    public static Service Nginx => Service.Headless("nginx", App, new ServicePort("web", 80));

                    public static StatefulSet Set => new("web")
                    {
                        ServiceName = Nginx,
                        Selector = App,
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "service-that-governs-nothing")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: nginx-public }
                spec: { selector: { app: nginx }, ports: [{ port: 80 }] }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: nginx, namespace: other }
                spec: { selector: { app: nginx }, ports: [{ port: 80 }] }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    static readonly Labels App = ("app", "nginx");

                    public static Service Nginx => new("nginx") { ClusterIP = ClusterIP.None, Selector = App };

                    public static Service Public => new("nginx-public") { Selector = App, Ports = [new(80)] };

                    public static StatefulSet Set => new("web")
                    {
                        ServiceName = Nginx,
                        Selector = App,
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "which-namespace-nobody-can-say")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx, namespace: a }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: nginx, namespace: b }
                spec: { selector: { app: nginx }, ports: [{ port: 80 }] }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
        .. Unknown,
    ];

    private static ExpectedFinding Found(string path, string fact, string cure, string sets = "StatefulSet 'web'") => new(
        Id,
        "Service/nginx",
        path,
        $"Service 'nginx' governs {sets} but is not headless: {fact}. Pod DNS names such as 'web-0.nginx' will not resolve. {cure}");
}
