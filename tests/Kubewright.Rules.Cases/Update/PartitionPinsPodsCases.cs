using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5023.</summary>
internal static class PartitionPinsPodsCases
{
    private const string Id = "KW5023";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "two-held-back")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
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
                        Replicas = 3,
                        UpdateStrategy = new() { RollingUpdate = new() { Partition = [|2|] } },
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.partition",
                    "StatefulSet 'web' has partition 2: web-0 to web-1 keep the old revision, even when they are deleted and made anew. Set partition to 0 once the update is to reach all pods."),
            ],
        },
        new(Id, "one-held-back")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 2
                  updateStrategy: { rollingUpdate: { partition: [|1|] } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.partition",
                    "StatefulSet 'web' has partition 1: web-0 keeps the old revision, even when it is deleted and made anew. Set partition to 0 once the update is to reach all pods."),
            ],
        },
        new(Id, "above-the-start")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 5
                  ordinals: { start: 2 }
                  updateStrategy: { rollingUpdate: { partition: [|3|] } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.partition",
                    "StatefulSet 'web' has partition 3: web-2 to web-4 keep the old revision, even when they are deleted and made anew. Set partition to 0 once the update is to reach all pods."),
            ],
        },
        new(Id, "zero")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  updateStrategy: { rollingUpdate: { partition: 0 } }
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
                        Replicas = 3,
                        UpdateStrategy = new() { RollingUpdate = new() { Partition = 0 } },
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
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
                  updateStrategy: { rollingUpdate: { partition: 3 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "at-the-start-is-another-rule")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 5
                  ordinals: { start: 2 }
                  updateStrategy: { rollingUpdate: { partition: 2 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "autoscaler-decides")
        {
            Yaml = """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: { name: web }
                spec:
                  minReplicas: 3
                  maxReplicas: 9
                  scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: web }
                ---
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
        new(Id, "partition-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  updateStrategy: { rollingUpdate: { partition: $unknown } }
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
                  updateStrategy: { rollingUpdate: { partition: 2 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
    ];
}
