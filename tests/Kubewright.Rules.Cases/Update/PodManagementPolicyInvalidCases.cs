using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5033.</summary>
internal static class PodManagementPolicyInvalidCases
{
    private const string Id = "KW5033";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "misspelt")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  podManagementPolicy: [|OrderReady|]
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            NotInCSharp = "the type is an enum",
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.podManagementPolicy",
                    "StatefulSet 'web' has podManagementPolicy 'OrderReady', and there are only OrderedReady and Parallel (the closest is OrderedReady). The API server refuses the set. Write one of the two; it cannot change once the set is applied."),
            ],
        },
        new(Id, "in-lower-case")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  podManagementPolicy: [|parallel|]
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.podManagementPolicy",
                    "StatefulSet 'web' has podManagementPolicy 'parallel', and there are only OrderedReady and Parallel (the closest is Parallel). The API server refuses the set. Write one of the two; it cannot change once the set is applied."),
            ],
        },
        new(Id, "far-from-both")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  podManagementPolicy: [|Serial|]
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.podManagementPolicy",
                    "StatefulSet 'web' has podManagementPolicy 'Serial', and there are only OrderedReady and Parallel. The API server refuses the set. Write one of the two; it cannot change once the set is applied.", HasFix: false),
            ],
        },
        new(Id, "parallel")
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
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        PodManagementPolicy = PodManagementPolicy.Parallel,
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "ordered")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  podManagementPolicy: OrderedReady
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "empty-is-the-default")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  podManagementPolicy: ""
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  podManagementPolicy: $unknown
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
    ];
}
