using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6004.</summary>
internal static class PdbMissingCases
{
    private const string Id = "KW6004";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "no-budget")
        {
            Yaml = """
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
                    public static StatefulSet Set => new([|"web"|]) { Replicas = 3, Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "metadata.name",
                    "No PodDisruptionBudget among the manifests covers the pods of StatefulSet 'web'. A node drain or upgrade may evict all of them at once. Add a budget that lets one pod go at a time."),
            ],
        },
        new(Id, "budget-of-others")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: other
                spec:
                  selector: { matchLabels: { app: other } }
                  maxUnavailable: 1
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: [|web|]
                spec:
                  replicas: 2
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "metadata.name",
                    "No PodDisruptionBudget among the manifests covers the pods of StatefulSet 'web'. A node drain or upgrade may evict all of them at once. Add a budget that lets one pod go at a time."),
            ],
        },
        new(Id, "budget")
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
        new(Id, "one-pod")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: 1
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web") { Replicas = 1, Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
                }
                """,
        },
        new(Id, "budgets-are-external")
        {
            Yaml = """
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
            Settings = [(RuleSetting.Externals, "PodDisruptionBudget/*")],
        },
        new(Id, "selector-possible")
        {
            Tree = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
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
        new(Id, "replicas-unknown")
        {
            Tree = """
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
    ];
}
