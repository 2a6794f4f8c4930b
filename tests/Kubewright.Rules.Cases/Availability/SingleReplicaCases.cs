using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6010.</summary>
internal static class SingleReplicaCases
{
    private const string Id = "KW6010";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "one")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: [|1|]
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web") { Replicas = [|1|], Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.replicas",
                    "StatefulSet 'web' has one replica: each update, node drain and crash is an outage. Run at least two where the software can.", HasFix: false),
            ],
        },
        new(Id, "not-written")
        {
            Yaml = CaseText.AtName(CaseText.Yaml()),
            CSharp = CaseText.AtName(CaseText.CSharp()),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.replicas",
                    "StatefulSet 'web' has one replica: each update, node drain and crash is an outage. Run at least two where the software can.", HasFix: false),
            ],
        },
        new(Id, "none")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: [|0|]
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.replicas",
                    "StatefulSet 'web' has 0 replicas, so nothing runs. Set replicas to what is needed when it should.", HasFix: false),
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
                  replicas: 2
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web") { Replicas = 2, Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
                }
                """,
        },
        new(Id, "autoscaler-decides")
        {
            Yaml = """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: { name: web }
                spec:
                  minReplicas: 2
                  maxReplicas: 9
                  scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: web }
                ---
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
