using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6006.</summary>
internal static class QuorumSizeEvenCases
{
    private const string Id = "KW6006";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "four")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: [|4|]
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web") { Replicas = [|4|], Selector = ("app", "nginx"), Containers = [new("nginx", "zookeeper:3.9")] };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.replicas",
                    "StatefulSet 'web' has 4 members, which tolerate no more failures than 3 do: a majority needs 3. Run 3 or 5."),
            ],
        },
        new(Id, "two")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: [|2|]
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.replicas",
                    "StatefulSet 'web' has 2 members, and both are needed for a majority: the loss of either stops it. Run 3, which can spare one."),
            ],
        },
        new(Id, "odd")
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
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web") { Replicas = 3, Selector = ("app", "nginx"), Containers = [new("nginx", "zookeeper:3.9")] };
                }
                """,
        },
        new(Id, "no-votes")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: 4
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "annotation-says-no")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  annotations: { kubewright/quorum: "false" }
                  name: web
                spec:
                  replicas: 4
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
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
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
        },
    ];
}
