using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6007.</summary>
internal static class HpaBelowQuorumCases
{
    private const string Id = "KW6007";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "minimum-below-majority")
        {
            Yaml = """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: { name: web }
                spec:
                  minReplicas: [|2|]
                  maxReplicas: 5
                  scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: web }
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
                    public static Kubewright.Autoscaling.HorizontalPodAutoscaler Scaler => new("web")
                    {
                        MinReplicas = [|2|],
                        MaxReplicas = 5,
                        ScaleTargetRef = new() { ApiVersion = "apps/v1", Kind = "StatefulSet", Name = "web" },
                    };

                    public static StatefulSet Set => new("web") { Replicas = 5, Selector = ("app", "nginx"), Containers = [new("nginx", "zookeeper:3.9")] };
                }
                """,
            Findings =
            [
                new(Id, "HorizontalPodAutoscaler/web", "spec.minReplicas",
                    "HorizontalPodAutoscaler 'web' may run StatefulSet 'web', whose members need a majority, with 2 to 5 of them: a majority of 5 needs 3, so scaling down loses it. Members are added to and removed from a quorum one at a time and on purpose. Set minReplicas and maxReplicas to one odd number, or remove the autoscaler.", HasFix: false),
            ],
        },
        new(Id, "even-numbers-are-possible")
        {
            Yaml = """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: { name: web }
                spec:
                  minReplicas: [|3|]
                  maxReplicas: 5
                  scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: web }
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
            Findings =
            [
                new(Id, "HorizontalPodAutoscaler/web", "spec.minReplicas",
                    "HorizontalPodAutoscaler 'web' may run StatefulSet 'web', whose members need a majority, with 3 to 5 of them: an even number tolerates no more failures than one less. Members are added to and removed from a quorum one at a time and on purpose. Set minReplicas and maxReplicas to one odd number, or remove the autoscaler.", HasFix: false),
            ],
        },
        new(Id, "one-odd-number")
        {
            Yaml = """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: { name: web }
                spec:
                  minReplicas: 3
                  maxReplicas: 3
                  scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: web }
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
        },
        new(Id, "no-votes")
        {
            Yaml = """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: { name: web }
                spec:
                  minReplicas: 1
                  maxReplicas: 9
                  scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: web }
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
                    public static StatefulSet Set => new("web") { Replicas = 3, Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
                }
                """,
        },
        new(Id, "other-target")
        {
            Yaml = """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: { name: other }
                spec:
                  minReplicas: 1
                  maxReplicas: 9
                  scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: other }
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
        },
        new(Id, "maximum-unknown")
        {
            Tree = """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: { name: web }
                spec:
                  minReplicas: 1
                  maxReplicas: $unknown
                  scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: web }
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
        },
    ];
}
