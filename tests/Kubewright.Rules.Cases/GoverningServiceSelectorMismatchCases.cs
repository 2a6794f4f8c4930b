using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2003.</summary>
internal static class GoverningServiceSelectorMismatchCases
{
    private const string Id = "KW2003";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "label-differs")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata:
                  name: nginx
                spec:
                  clusterIP: None
                  selector:
                    [|app: web|]
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
                    public static Service Nginx => new("nginx") { ClusterIP = ClusterIP.None, Selector = [|("app", "web")|] };

                    public static StatefulSet Set => new("web")
                    {
                        ServiceName = Nginx,
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Found("selects app=web, while the pods carry app=nginx: app is 'nginx'")],
        },
        new(Id, "set-without-a-known-name")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: [|{ app: web }|] }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: $unknown }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings = [Found("selects app=web, while the pods carry app=nginx: app is 'nginx'", "this StatefulSet", "<pod>")],
        },
        // Fixing the pods' labels mends both, so the Service's finding offers no fix that would break it.
        new(Id, "pods-lack-what-both-select")
        {
            Yaml = """
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
                        [|app: ngnix|]
                    spec:
                      containers:
                        - name: nginx
                          image: nginx:1.27
                ---
                apiVersion: v1
                kind: Service
                metadata:
                  name: nginx
                spec:
                  clusterIP: None
                  selector:
                    [|app: nginx|]
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        ServiceName = Nginx,
                        Selector = ("app", "nginx"),
                        PodLabels = [|("app", "ngnix")|],
                        Containers = [new("nginx", "nginx:1.27")],
                    };

                    public static Service Nginx => new("nginx") { ClusterIP = ClusterIP.None, Selector = [|("app", "nginx")|] };
                }
                """,
            Findings =
            [
                new(
                    "KW1001",
                    "StatefulSet/web",
                    "spec.template.metadata.labels",
                    "StatefulSet 'web' selects pods by app=nginx, but its pod template carries app=ngnix: app is 'ngnix'. "
                    + "The API server rejects the set. Give the pod template the labels that the selector asks for."),
                Found("selects app=nginx, while the pods carry app=ngnix: app is 'ngnix'") with
                {
                    Message = "Service 'nginx' governs StatefulSet 'web' but selects app=nginx, while the pods carry app=ngnix: app is 'ngnix'. "
                        + "No pod of the set stands behind it, so pod DNS names such as 'web-0.nginx' will not resolve. Give the pod template the labels that both select.",
                    HasFix = false,
                    GoesWithAnother = true,
                },
            ],
        },
        new(Id, "headless-factory")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => Service.Headless("nginx", [|("app", "web")|]);

                    public static StatefulSet Set => StatefulSet.Build("web", s => s
                        .ServiceName(Nginx)
                        .Selector(("app", "nginx"))
                        .Container("nginx", c => c.Image("nginx:1.27")));
                }
                """,
            Findings = [Found("selects app=web, while the pods carry app=nginx: app is 'nginx'")],
        },
        new(Id, "no-selector")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: [|nginx|] }
                spec: { clusterIP: None }
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
                    public static Service Nginx => new([|"nginx"|]) { ClusterIP = ClusterIP.None };

                    public static StatefulSet Set => new("web")
                    {
                        ServiceName = Nginx,
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Found("has no selector")],
        },
        new(Id, "more-labels-than-the-pods-carry")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: [|{ app: nginx, role: primary }|] }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx, tier: front } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx") { ClusterIP = ClusterIP.None, Selector = [|(("app", "nginx"), ("role", "primary"))|] };

                    public static StatefulSet Set => new("web")
                    {
                        ServiceName = Nginx,
                        Selector = ("app", "nginx"),
                        PodLabels = (("app", "nginx"), ("tier", "front")),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Found("selects app=nginx,role=primary, while the pods carry app=nginx,tier=front: role is missing")],
        },
        new(Id, "selects-some-of-the-labels")
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
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx, tier: front } }
                  template:
                    metadata: { labels: { app: nginx, tier: front } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx") { ClusterIP = ClusterIP.None, Selector = ("app", "nginx") };

                    public static StatefulSet Set => StatefulSet.Build("web", s => s
                        .ServiceName(Nginx)
                        .Selector((Labels)(("app", "nginx"), ("tier", "front")))
                        .Container("nginx", c => c.Image("nginx:1.27")));
                }
                """,
        },
        new(Id, "selects-by-a-label-of-the-controller")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { statefulset.kubernetes.io/pod-name: web-0 } }
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
        new(Id, "selector-unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: $unknown }
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
        new(Id, "selector-value-unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: $unknown } }
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
                using System;

                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx") { ClusterIP = ClusterIP.None, Selector = ("app", Environment.MachineName) };

                    public static StatefulSet Set => new("web")
                    {
                        ServiceName = Nginx,
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "pod-labels-open")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { role: primary } }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx, $more: } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
        new(Id, "type-unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { type: $unknown, clusterIP: None, selector: { app: web } }
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
    ];

    private static ExpectedFinding Found(string fact, string set = "StatefulSet 'web'", string pod = "web-0") => new(
        Id,
        "Service/nginx",
        "spec.selector",
        $"Service 'nginx' governs {set} but {fact}. No pod of the set stands behind it, "
        + $"so pod DNS names such as '{pod}.nginx' will not resolve. Give the Service the set's match labels as its selector.");
}
