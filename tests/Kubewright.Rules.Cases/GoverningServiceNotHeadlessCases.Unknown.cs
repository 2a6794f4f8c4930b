using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <content>What nobody can see.</content>
internal static partial class GoverningServiceNotHeadlessCases
{
    private static ImmutableArray<RuleCase> Unknown =>
    [
        new(Id, "cluster-ip-unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: $unknown, selector: { app: nginx } }
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

                    public static Service Nginx => new("nginx") { ClusterIP = Environment.MachineName, Selector = App };

                    public static StatefulSet Set => new("web")
                    {
                        ServiceName = Nginx,
                        Selector = App,
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "type-unknown-of-a-headless-service")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { type: $unknown, clusterIP: None, selector: { app: nginx } }
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
        new(Id, "service-name-of-the-set-unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 80 }] }
                ---
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
        },
        new(Id, "another-service-may-govern")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 80 }] }
                ---
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
