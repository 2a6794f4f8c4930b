using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6003.</summary>
internal static class PdbBreaksQuorumCases
{
    private const string Id = "KW6003";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "two-of-three-may-go")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: [|2|]
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
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static PodDisruptionBudget Budget => new("web") { Selector = ("app", "nginx"), MaxUnavailable = [|2|] };

                    public static StatefulSet Set => new("web") { Replicas = 3, Selector = ("app", "nginx"), Containers = [new("nginx", "zookeeper:3.9")] };
                }
                """,
            Findings =
            [
                new(Id, "PodDisruptionBudget/web", "spec.maxUnavailable",
                    "PodDisruptionBudget 'web' lets 2 of the 3 members of StatefulSet 'web' go at once and leaves 1, while a majority needs 2. While nodes are drained the members stop taking writes. Set maxUnavailable to 1."),
            ],
        },
        new(Id, "min-below-majority")
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
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
            Findings =
            [
                new(Id, "PodDisruptionBudget/web", "spec.minAvailable",
                    "PodDisruptionBudget 'web' lets 3 of the 5 members of StatefulSet 'web' go at once and leaves 2, while a majority needs 3. While nodes are drained the members stop taking writes. Set maxUnavailable to 2."),
            ],
        },
        new(Id, "two-members-cannot-spare-one")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: [|1|]
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: 2
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
            Findings =
            [
                new(Id, "PodDisruptionBudget/web", "spec.maxUnavailable",
                    "PodDisruptionBudget 'web' lets 1 of the 2 members of StatefulSet 'web' go at once and leaves 1, while a majority needs 2. While nodes are drained the members stop taking writes. Run three members, which can spare one.", HasFix: false),
            ],
        },
        new(Id, "minority-may-go")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: 2
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
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static PodDisruptionBudget Budget => new("web") { Selector = ("app", "nginx"), MaxUnavailable = 2 };

                    public static StatefulSet Set => new("web") { Replicas = 5, Selector = ("app", "nginx"), Containers = [new("nginx", "zookeeper:3.9")] };
                }
                """,
        },
        new(Id, "no-quorum-workload")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: 2
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
                    public static PodDisruptionBudget Budget => new("web") { Selector = ("app", "nginx"), MaxUnavailable = 2 };

                    public static StatefulSet Set => new("web") { Replicas = 3, Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
                }
                """,
        },
        new(Id, "annotation-says-quorum")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: [|2|]
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  annotations: { kubewright/quorum: "true" }
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
                    "PodDisruptionBudget 'web' lets 2 of the 3 members of StatefulSet 'web' go at once and leaves 1, while a majority needs 2. While nodes are drained the members stop taking writes. Set maxUnavailable to 1."),
            ],
        },
        new(Id, "image-unknown")
        {
            Tree = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: 2
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
                    spec: { containers: [{ name: nginx, image: $unknown }] }
                """,
        },
    ];
}
