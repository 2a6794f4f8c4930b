using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5035.</summary>
internal static class PartitionBelowStartCases
{
    private const string Id = "KW5035";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "below")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 5
                  ordinals: { start: 5 }
                  updateStrategy: { rollingUpdate: { partition: [|2|] } }
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
                        Replicas = 5,
                        Ordinals = new() { Start = 5 },
                        UpdateStrategy = new() { RollingUpdate = new() { Partition = [|2|] } },
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.partition",
                    "StatefulSet 'web' has partition 2, and its ordinals start at 5: a partition counts pods from the first on and does not name an ordinal, so web-5 to web-6 keep the old revision. Set partition to 0 to update all pods."),
            ],
        },
        new(Id, "at-the-start")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 5
                  ordinals: { start: 1 }
                  updateStrategy: { rollingUpdate: { partition: [|1|] } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.partition",
                    "StatefulSet 'web' has partition 1, and its ordinals start at 1: a partition counts pods from the first on and does not name an ordinal, so web-1 keeps the old revision. Set partition to 0 to update all pods."),
            ],
        },
        new(Id, "above-the-start-is-another-rule")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 5
                  ordinals: { start: 1 }
                  updateStrategy: { rollingUpdate: { partition: 2 } }
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
                        Replicas = 5,
                        Ordinals = new() { Start = 1 },
                        UpdateStrategy = new() { RollingUpdate = new() { Partition = 2 } },
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "from-zero")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 5
                  updateStrategy: { rollingUpdate: { partition: 2 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "zero")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 5
                  ordinals: { start: 5 }
                  updateStrategy: { rollingUpdate: { partition: 0 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "all-is-another-rule")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  ordinals: { start: 5 }
                  updateStrategy: { rollingUpdate: { partition: 3 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "start-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 5
                  ordinals: { start: $unknown }
                  updateStrategy: { rollingUpdate: { partition: 2 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "replicas-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: $unknown
                  ordinals: { start: 5 }
                  updateStrategy: { rollingUpdate: { partition: 2 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
    ];
}
