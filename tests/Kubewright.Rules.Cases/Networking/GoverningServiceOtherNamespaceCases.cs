using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2020.</summary>
internal static class GoverningServiceOtherNamespaceCases
{
    private const string Id = "KW2020";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "another")
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
                  serviceName: [|nginx|]
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx") { Namespace = "net", ClusterIP = ClusterIP.None, Selector = ("app", "nginx") };

                    public static StatefulSet Set => new("web")
                    {
                        Namespace = "prod",
                        ServiceName = [|"nginx"|],
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/prod/web", "spec.serviceName",
                    "StatefulSet 'web' is in namespace 'prod', and the Service 'nginx' that it names is in 'net' only. A governing Service serves "
                    + "its own namespace: pod DNS names such as 'web-0.nginx' will not resolve. Put both in one namespace.", HasFix: false),
            ],
        },
        new(Id, "service-writes-none")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: [|nginx|] }
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
                    public static Service Nginx => new([|"nginx"|]) { ClusterIP = ClusterIP.None, Selector = ("app", "nginx") };

                    public static StatefulSet Set => new("web")
                    {
                        Namespace = "prod",
                        ServiceName = "nginx",
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "Service/nginx", "metadata.namespace",
                    "StatefulSet 'web' is in namespace 'prod', and Service 'nginx' writes none: applied from another namespace the two part, and "
                    + "pod DNS names such as 'web-0.nginx' will not resolve. Write the namespace on both."),
            ],
        },
        new(Id, "project-names-another")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: [|nginx|] }
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
                    public static Service Nginx => new([|"nginx"|]) { ClusterIP = ClusterIP.None, Selector = ("app", "nginx") };

                    public static StatefulSet Set => new("web")
                    {
                        Namespace = "prod",
                        ServiceName = "nginx",
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Settings = [(RuleSetting.Namespace, "shop")],
            Findings =
            [
                new(Id, "Service/nginx", "metadata.namespace",
                    "StatefulSet 'web' is in namespace 'prod', and Service 'nginx' writes none, which puts it in 'shop', and "
                    + "pod DNS names such as 'web-0.nginx' will not resolve. Write the namespace on both."),
            ],
        },
        new(Id, "project-names-the-same")
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
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx") { ClusterIP = ClusterIP.None, Selector = ("app", "nginx") };

                    public static StatefulSet Set => new("web")
                    {
                        Namespace = "prod",
                        ServiceName = "nginx",
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Settings = [(RuleSetting.Namespace, "prod")],
        },
        new(Id, "set-writes-none")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx, namespace: prod }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|] }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "metadata.namespace",
                    "Service 'nginx' is in namespace 'prod', and StatefulSet 'web' writes none: applied from another namespace the two part, and "
                    + "pod DNS names such as 'web-0.nginx' will not resolve. Write the namespace on both."),
            ],
        },
        new(Id, "the-same")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx, namespace: prod }
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
                    public static Service Nginx => new("nginx") { Namespace = "prod", ClusterIP = ClusterIP.None, Selector = ("app", "nginx") };

                    public static StatefulSet Set => new("web")
                    {
                        Namespace = "prod",
                        ServiceName = "nginx",
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "both-write-none")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---

                """
                + CaseText.Yaml(),
        },
        new(Id, "unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx, namespace: $unknown }
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
    ];
}
