using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2030.</summary>
internal static class NetworkPolicyMissingCases
{
    private const string Id = "KW2030";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "none")
        {
            Yaml = """
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
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new([|"web"|])
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "metadata.name",
                    "StatefulSet 'web' has pods that no NetworkPolicy among the manifests selects: every pod of the cluster can connect to them. "
                    + "Add a policy that lets in clients and the set's own pods.", HasFix: false),
            ],
        },
        new(Id, "of-other-pods")
        {
            Yaml = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: { name: api }
                spec: { podSelector: { matchLabels: { app: api } } }
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
                new(Id, "StatefulSet/web", "metadata.name",
                    "StatefulSet 'web' has pods that no NetworkPolicy among the manifests selects: every pod of the cluster can connect to them. "
                    + "Add a policy that lets in clients and the set's own pods.", HasFix: false),
            ],
        },
        new(Id, "selected")
        {
            Yaml = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: { name: all }
                spec: { podSelector: {} }
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
            CSharp = CaseText.CSharp(
                members: """
                    public static Kubewright.Networking.NetworkPolicy Policy => new("nginx")
                    {
                        PodSelector = ("app", "nginx"),
                    };
                    """),
        },
        new(Id, "policy-of-a-plugin")
        {
            Yaml = """
                apiVersion: cilium.io/v2
                kind: CiliumNetworkPolicy
                metadata: { name: web }
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
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: { name: all }
                spec: { podSelector: $unknown }
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
}
