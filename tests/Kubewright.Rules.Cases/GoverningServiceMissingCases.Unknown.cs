using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <content>What nobody can see.</content>
internal static partial class GoverningServiceMissingCases
{
    private static ImmutableArray<RuleCase> Unknown =>
    [
        new(Id, "service-name-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: $unknown
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
                    public static StatefulSet Set => new("web")
                    {
                        ServiceName = Environment.MachineName,
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "name-of-a-service-unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: $unknown }
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
            CSharp = """
                using System;

                [Manifests]
                public static class Web
                {
                    static readonly Labels App = ("app", "nginx");

                    public static Service Named => new(Environment.MachineName) { ClusterIP = ClusterIP.None, Selector = App };

                    public static StatefulSet Set => new("web")
                    {
                        ServiceName = "nginx",
                        Selector = App,
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        // What has no known name is still no Service.
        new(Id, "name-of-another-object-unknown")
        {
            Tree = """
                apiVersion: v1
                kind: ConfigMap
                metadata: { name: $unknown, namespace: $unknown }
                ---
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
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                using System;

                [Manifests]
                public static class Other
                {
                    public static StatefulSet Set => new(Environment.MachineName)
                    {
                        ServiceName = Web.Nginx,
                        Selector = ("app", "other"),
                        PodLabels = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }

                [Manifests]
                public static class Web
                {
                    public static Service Nginx => Service.Headless("nginx", ("app", "nginx"));

                    public static StatefulSet Set => new("web")
                    {
                        ServiceName = [|"ngnix"|],
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Found("no Service among the manifests has that name (the closest is 'nginx')", "ngnix", "web-0.ngnix")],
        },
        new(Id, "namespace-of-the-service-unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx, namespace: $unknown }
                spec: { selector: { app: web } }
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
        new(Id, "object-unknown")
        {
            Tree = """
                $unknown
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
                using System.Collections.Generic;
                using System.Linq;

                [Manifests]
                public static class Web
                {
                    public static IEnumerable<IKubernetesObject> More => Enumerable.Range(0, Environment.ProcessorCount).Select(i => (IKubernetesObject)new Service("nginx"));

                    public static StatefulSet Set => new("web")
                    {
                        ServiceName = "nginx",
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "set-made-alone")
        {
            CSharp = """
                public static class Factory
                {
                    public static StatefulSet Make() => new("web")
                    {
                        ServiceName = "nginx",
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
    ];
}
