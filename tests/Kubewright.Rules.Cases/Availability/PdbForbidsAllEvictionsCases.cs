using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6001.</summary>
internal static class PdbForbidsAllEvictionsCases
{
    private const string Id = "KW6001";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "min-equals-replicas")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  minAvailable: [|3|]
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static PodDisruptionBudget Budget => new("web") { Selector = ("app", "nginx"), MinAvailable = [|3|] };

                    public static StatefulSet Set => new("web") { Replicas = 3, Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
                }
                """,
            Findings =
            [
                new(Id, "PodDisruptionBudget/web", "spec.minAvailable",
                    "PodDisruptionBudget 'web' never lets a pod of StatefulSet 'web' go: minAvailable: 3 with 3 pods allows 0 evictions. Draining a node waits for ever, and node upgrades with it. Set maxUnavailable to 1."),
            ],
        },
        new(Id, "percentage-rounds-up")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  minAvailable: [|70%|]
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static PodDisruptionBudget Budget => new("web") { Selector = ("app", "nginx"), MinAvailable = [|"70%"|] };

                    public static StatefulSet Set => new("web") { Replicas = 3, Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
                }
                """,
            Findings =
            [
                new(Id, "PodDisruptionBudget/web", "spec.minAvailable",
                    "PodDisruptionBudget 'web' never lets a pod of StatefulSet 'web' go: minAvailable: 70% with 3 pods allows 0 evictions. Draining a node waits for ever, and node upgrades with it. Set maxUnavailable to 1."),
            ],
        },
        new(Id, "max-zero")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: [|0|]
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static PodDisruptionBudget Budget => new("web") { Selector = ("app", "nginx"), MaxUnavailable = [|0|] };

                    public static StatefulSet Set => new("web") { Replicas = 3, Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
                }
                """,
            Findings =
            [
                new(Id, "PodDisruptionBudget/web", "spec.maxUnavailable",
                    "PodDisruptionBudget 'web' never lets a pod of StatefulSet 'web' go: maxUnavailable: 0 with 3 pods allows 0 evictions. Draining a node waits for ever, and node upgrades with it. Set maxUnavailable to 1."),
            ],
        },
        new(Id, "max-zero-percent")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: [|0%|]
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Findings =
            [
                new(Id, "PodDisruptionBudget/web", "spec.maxUnavailable",
                    "PodDisruptionBudget 'web' never lets a pod of StatefulSet 'web' go: maxUnavailable: 0% with 3 pods allows 0 evictions. Draining a node waits for ever, and node upgrades with it. Set maxUnavailable to 1."),
            ],
        },
        new(Id, "one-goes")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  minAvailable: 2
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static PodDisruptionBudget Budget => new("web") { Selector = ("app", "nginx"), MinAvailable = 2 };

                    public static StatefulSet Set => new("web") { Replicas = 3, Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
                }
                """,
        },
        new(Id, "a-percentage-of-few-rounds-up-to-one")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: 1%
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "autoscaler-minimum-counts")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  minAvailable: [|2|]
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: 5
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: { name: web }
                spec:
                  minReplicas: 2
                  maxReplicas: 9
                  scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: web }
                """,
            Findings =
            [
                new(Id, "PodDisruptionBudget/web", "spec.minAvailable",
                    "PodDisruptionBudget 'web' never lets a pod of StatefulSet 'web' go: minAvailable: 2 with 2 pods allows 0 evictions. Draining a node waits for ever, and node upgrades with it. Set maxUnavailable to 1."),
            ],
        },
        new(Id, "replicas-unknown")
        {
            Tree = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  minAvailable: 3
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: $unknown
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "value-unknown")
        {
            Tree = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  minAvailable: $unknown
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "autoscaler-minimum-unknown")
        {
            Tree = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  minAvailable: 3
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: { name: web }
                spec:
                  minReplicas: $unknown
                  maxReplicas: 9
                  scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: web }
                """,
        },
    ];
}
