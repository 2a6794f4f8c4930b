using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2022.</summary>
internal static class FqdnTooLongCases
{
    private const string Id = "KW2022";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "sixty-five")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: xxxxxxxxxxxxxxxxxxxxxxxxxxxx, namespace: production }
                spec:
                  serviceName: nginx
                  replicas: 1
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { setHostnameAsFQDN: [|true|], containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("xxxxxxxxxxxxxxxxxxxxxxxxxxxx")
                    {
                        Namespace = "production",
                        ServiceName = "nginx",
                        Replicas = 1,
                        Selector = ("app", "nginx"),
                        SetHostnameAsFQDN = [|true|],
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Settings = [(RuleSetting.ClusterDomain, "cluster.local")],
            Findings =
            [
                new(Id, "StatefulSet/production/xxxxxxxxxxxxxxxxxxxxxxxxxxxx", "spec.template.spec.setHostnameAsFQDN",
                    "StatefulSet 'xxxxxxxxxxxxxxxxxxxxxxxxxxxx' makes the full DNS name of a pod its host name, and "
                    + "'xxxxxxxxxxxxxxxxxxxxxxxxxxxx-0.nginx.production.svc.cluster.local' has 65 characters, of which Linux takes 64: the pod does "
                    + "not start. Shorten the names, or set setHostnameAsFQDN to false."),
            ],
        },
        new(Id, "only-the-tenth-pod")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: xxxxxxxxxxxxxxxxxxxxxxxxxxx, namespace: production }
                spec:
                  serviceName: nginx
                  replicas: 11
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { setHostnameAsFQDN: [|true|], containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Settings = [(RuleSetting.ClusterDomain, "cluster.local")],
            Findings =
            [
                new(Id, "StatefulSet/production/xxxxxxxxxxxxxxxxxxxxxxxxxxx", "spec.template.spec.setHostnameAsFQDN",
                    "StatefulSet 'xxxxxxxxxxxxxxxxxxxxxxxxxxx' makes the full DNS name of a pod its host name, and "
                    + "'xxxxxxxxxxxxxxxxxxxxxxxxxxx-10.nginx.production.svc.cluster.local' has 65 characters, of which Linux takes 64: the pod does "
                    + "not start. Shorten the names, or set setHostnameAsFQDN to false."),
            ],
        },
        new(Id, "sixty-four")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: xxxxxxxxxxxxxxxxxxxxxxxxxxx, namespace: production }
                spec:
                  serviceName: nginx
                  replicas: 10
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { setHostnameAsFQDN: true, containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("xxxxxxxxxxxxxxxxxxxxxxxxxxx")
                    {
                        Namespace = "production",
                        ServiceName = "nginx",
                        Replicas = 10,
                        Selector = ("app", "nginx"),
                        SetHostnameAsFQDN = true,
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Settings = [(RuleSetting.ClusterDomain, "cluster.local")],
        },
        new(Id, "short-name-is-the-host-name")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, namespace: production }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Settings = [(RuleSetting.ClusterDomain, "cluster.local")],
        },
        new(Id, "domain-not-configured")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, namespace: production }
                spec:
                  serviceName: nginx
                  replicas: 1
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { setHostnameAsFQDN: true, containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
        new(Id, "namespace-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, namespace: $unknown }
                spec:
                  serviceName: nginx
                  replicas: 1
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { setHostnameAsFQDN: true, containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Settings = [(RuleSetting.ClusterDomain, "cluster.local")],
        },
    ];
}
