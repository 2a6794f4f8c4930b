using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6002.</summary>
internal static class PdbOverlapCases
{
    private const string Id = "KW6002";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "two-budgets")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: 1
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: nginx
                spec:
                  selector: { matchLabels: { app: nginx } }
                  minAvailable: 1
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: [|web|]
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
                    public static PodDisruptionBudget Budget => new("web") { Selector = ("app", "nginx"), MaxUnavailable = 1 };

                    public static PodDisruptionBudget Other => new("nginx") { Selector = ("app", "nginx"), MinAvailable = 1 };

                    public static StatefulSet Set => new([|"web"|]) { Replicas = 3, Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "metadata.name",
                    "The pods of StatefulSet 'web' are covered by PodDisruptionBudget 'web' and PodDisruptionBudget 'nginx'. The eviction API refuses a pod with more than one budget whatever they allow, so a node that runs one cannot be drained. Remove all but one, or narrow their selectors.", HasFix: false),
            ],
        },
        new(Id, "empty-selector-covers-all")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: 1
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: all
                spec:
                  selector: {}
                  minAvailable: 1
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: [|web|]
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "metadata.name",
                    "The pods of StatefulSet 'web' are covered by PodDisruptionBudget 'web' and PodDisruptionBudget 'all'. The eviction API refuses a pod with more than one budget whatever they allow, so a node that runs one cannot be drained. Remove all but one, or narrow their selectors.", HasFix: false),
            ],
        },
        new(Id, "one-budget")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: 1
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
                    public static PodDisruptionBudget Budget => new("web") { Selector = ("app", "nginx"), MaxUnavailable = 1 };

                    public static StatefulSet Set => new("web") { Replicas = 3, Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
                }
                """,
        },
        new(Id, "other-namespace")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: 1
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: other
                  namespace: b
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: 1
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                  namespace: a
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "selector-unknown")
        {
            Tree = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: 1
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: other
                spec:
                  selector: $unknown
                  maxUnavailable: 1
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
    ];
}
