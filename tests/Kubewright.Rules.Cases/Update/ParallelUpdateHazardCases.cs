using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5021.</summary>
internal static class ParallelUpdateHazardCases
{
    private const string Id = "KW5021";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "parallel-quorum")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  podManagementPolicy: [|Parallel|]
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Replicas = 3,
                        PodManagementPolicy = [|PodManagementPolicy.Parallel|],
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "zookeeper:3.9")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.podManagementPolicy",
                    "StatefulSet 'web' needs a majority and is managed in parallel: an update takes the next member down while another is not ready yet, and both together may be the majority. Use OrderedReady where members can start one after the other (the policy cannot change once the set is applied); else see that all are ready before an apply, or stage it with a partition.", HasFix: false),
            ],
        },
        new(Id, "ordered")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Replicas = 3,
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "zookeeper:3.9")],
                    };
                }
                """,
        },
        new(Id, "no-quorum-workload")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  podManagementPolicy: Parallel
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "one-member")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  podManagementPolicy: Parallel
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
        },
        new(Id, "on-delete")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  podManagementPolicy: Parallel
                  updateStrategy: { type: OnDelete }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
        },
        new(Id, "policy-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  podManagementPolicy: $unknown
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
        },
        new(Id, "strategy-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  podManagementPolicy: Parallel
                  updateStrategy: $unknown
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
        },
    ];
}
