using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6005.</summary>
internal static class PdbSelectsNothingCases
{
    private const string Id = "KW6005";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "other-labels")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: [|{ matchLabels: { app: ngnix } }|]
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
                    public static PodDisruptionBudget Budget => new("web") { Selector = [|("app", "ngnix")|], MaxUnavailable = 1 };

                    public static StatefulSet Set => new("web") { Replicas = 3, Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
                }
                """,
            Findings =
            [
                new(Id, "PodDisruptionBudget/web", "spec.selector",
                    "PodDisruptionBudget 'web' selects app=ngnix, which no pod template among the manifests carries, so it protects nothing: a node drain may evict every pod at once. Give it the match labels of the set that it is for."),
            ],
        },
        new(Id, "no-selector")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: [|web|]
                spec:
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
            Findings =
            [
                new(Id, "PodDisruptionBudget/web", "spec.selector",
                    "PodDisruptionBudget 'web' has no selector, so it protects nothing: a node drain may evict every pod at once. Give it the match labels of the set that it is for."),
            ],
        },
        new(Id, "selects-all")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: {}
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
        new(Id, "alone")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: other } }
                  maxUnavailable: 1
                """,
        },
        new(Id, "labels-unknown")
        {
            Tree = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: other } }
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
                    metadata: { labels: { $more: 1 } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
    ];
}
