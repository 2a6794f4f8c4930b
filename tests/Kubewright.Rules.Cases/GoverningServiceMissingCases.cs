using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2001.</summary>
internal static partial class GoverningServiceMissingCases
{
    private const string Id = "KW2001";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "applied-before-is-another-rule")
        {
            Baseline = CaseText.Yaml() + "\n---\napiVersion: v1\nkind: Service\nmetadata: { name: nginx }\nspec: { clusterIP: None, selector: { app: nginx } }",
            Yaml = CaseText.Yaml().Replace("serviceName: nginx", "serviceName: [|nginx|]", StringComparison.Ordinal),
            Findings =
            [
                new("KW5016", "StatefulSet/web", "spec.serviceName",
                    "StatefulSet 'web' is governed by the Service 'nginx', which was applied before and is among the manifests no more. Once it is deleted the pod names under 'nginx' stop resolving, "
                    + "and serviceName never changes. Put the Service back."),
            ],
        },
        new(Id, "no-service")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  serviceName: [|nginx|]
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
                    public static StatefulSet Set => new("web")
                    {
                        ServiceName = [|"nginx"|],
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Found("no Service among the manifests has that name")],
        },
        new(Id, "builder")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => StatefulSet.Build("web", s => s
                        .ServiceName([|"nginx"|])
                        .Selector(("app", "nginx"))
                        .Container("nginx", c => c.Image("nginx:1.27").Port("web", 80)));
                }
                """,
            Findings = [Found("no Service among the manifests has that name")],
        },
        new(Id, "name-misspelt")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: [|ngnix|]
                  ordinals: { start: 5 }
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

                    public static Service Nginx => Service.Headless("nginx", App);

                    public static StatefulSet Set => new("web")
                    {
                        ServiceName = [|"ngnix"|],
                        Ordinals = new() { Start = 5 },
                        Selector = App,
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Found("no Service among the manifests has that name (the closest is 'nginx')", "ngnix", "web-5.ngnix")],
        },
        new(Id, "other-namespace-is-another-rule")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx, namespace: net }
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
            CSharp = """
                [Manifests]
                public static class Web
                {
                    static readonly Labels App = ("app", "nginx");

                    public static Service Nginx => new("nginx") { Namespace = "net", ClusterIP = ClusterIP.None, Selector = App };

                    public static StatefulSet Set => new("web")
                    {
                        Namespace = "prod",
                        ServiceName = "nginx",
                        Selector = App,
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "selector-not-plain")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: [|nginx|]
                  selector: { matchExpressions: [{ key: app, operator: Exists }] }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings = [Found("no Service among the manifests has that name") with { HasFix = false }],
        },
        new(Id, "service-there")
        {
            Yaml = """
                apiVersion: v1
                kind: List
                items:
                  - apiVersion: v1
                    kind: Service
                    metadata: { name: nginx }
                    spec: { clusterIP: None, selector: { app: nginx } }
                  - apiVersion: apps/v1
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

                    public static Service Nginx => new("nginx") { ClusterIP = ClusterIP.None, Selector = App, Ports = [new("web", 80)] };

                    public static StatefulSet Set => new("web")
                    {
                        ServiceName = Nginx,
                        Selector = App,
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "external")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        ServiceName = External<Service>("nginx"),
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "no-service-name-is-another-rule")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: ""
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "service-without-namespace-goes-along")
        {
            Yaml = """
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
        },
        new(Id, "set-without-namespace-goes-along")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx, namespace: prod }
                spec: { clusterIP: None, selector: { app: nginx } }
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
        new(Id, "text-that-was-not-understood")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                ---
                kind: Service
                metadata: { name: nginx
                """,
        },
        .. Unknown,
    ];

    private static ExpectedFinding Found(string fact, string service = "nginx", string pod = "web-0.nginx") => new(
        Id,
        "StatefulSet/web",
        "spec.serviceName",
        $"StatefulSet 'web' names the governing Service '{service}', but {fact}. Pod DNS names such as '{pod}' will not resolve. "
        + "Add a headless Service of that name, or declare it external when another project owns it.");
}
