using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5005.</summary>
internal static class PartitionBeyondReplicasCases
{
    private const string Id = "KW5005";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "as-many-as-there-are")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  updateStrategy: { rollingUpdate: { partition: [|3|] } }
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
                        UpdateStrategy = new() { RollingUpdate = new() { Partition = [|3|] } },
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.partition",
                    "StatefulSet 'web' has partition 3 and 3 pods, web-0 to web-2: updates leave the first 3 pods alone, so a new template reaches none. Set partition to 0 to update all pods, or to less than 3 to stage the update."),
            ],
        },
        new(Id, "more-than-there-are")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  updateStrategy: { rollingUpdate: { partition: [|4|] } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.partition",
                    "StatefulSet 'web' has partition 4 and 3 pods, web-0 to web-2: updates leave the first 4 pods alone, so a new template reaches none. Set partition to 0 to update all pods, or to less than 3 to stage the update."),
            ],
        },
        new(Id, "default-replicas")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  updateStrategy: { rollingUpdate: { partition: [|1|] } }
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
                        UpdateStrategy = new() { RollingUpdate = new() { Partition = [|1|] } },
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.partition",
                    "StatefulSet 'web' has partition 1 and one pod, web-0: updates leave the first pod alone, so a new template reaches none. Set partition to 0 to update all pods."),
            ],
        },
        new(Id, "meant-as-an-ordinal")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  ordinals: { start: 5 }
                  updateStrategy: { rollingUpdate: { partition: [|6|] } }
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
                        Ordinals = new() { Start = 5 },
                        UpdateStrategy = new() { RollingUpdate = new() { Partition = [|6|] } },
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.partition",
                    "StatefulSet 'web' has partition 6 and 3 pods, web-5 to web-7: updates leave the first 6 pods alone, so a new template reaches none. A partition counts pods and does not name an ordinal. Set partition to 0 to update all pods, or to less than 3 to stage the update."),
            ],
        },
        new(Id, "no-pods")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 0
                  updateStrategy: { rollingUpdate: { partition: [|1|] } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.partition",
                    "StatefulSet 'web' has partition 1 and no pods: the first pod of a later scale-up still starts from the old template. Set partition to 0 once the update may reach all pods."),
            ],
        },
        new(Id, "several-held-back-of-no-pods")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 0
                  updateStrategy: { rollingUpdate: { partition: [|2|] } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.partition",
                    "StatefulSet 'web' has partition 2 and no pods: the first 2 pods of a later scale-up still start from the old template. Set partition to 0 once the update may reach all pods."),
            ],
        },
        new(Id, "one-less")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
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
                        Replicas = 3,
                        UpdateStrategy = new() { RollingUpdate = new() { Partition = 2 } },
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "start-moves-nothing")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  ordinals: { start: 5 }
                  updateStrategy: { rollingUpdate: { partition: 2 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "zero-of-no-pods")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 0
                  updateStrategy: { rollingUpdate: { partition: 0 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "negative-is-another-rule")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 0
                  updateStrategy: { rollingUpdate: { partition: -1 } }
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
                  updateStrategy: { rollingUpdate: { partition: 4 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "on-delete")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  updateStrategy: { type: OnDelete, rollingUpdate: { partition: 3 } }
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
                  updateStrategy: { rollingUpdate: { partition: 3 } }
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
        new(Id, "start-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  ordinals: { start: $unknown }
                  updateStrategy: { rollingUpdate: { partition: 3 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
    ];
}
