using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5012.</summary>
internal static class HpaAndFixedReplicasCases
{
    private const string Id = "KW5012";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "autoscaler")
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
                  replicas: [|3|]
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Kubewright.Autoscaling.HorizontalPodAutoscaler Scaler => new("web")
                    {
                        MinReplicas = 3,
                        MaxReplicas = 9,
                        ScaleTargetRef = new() { ApiVersion = "apps/v1", Kind = "StatefulSet", Name = "web" },
                    };

                    public static StatefulSet Set => new("web")
                    {
                        Replicas = [|3|],
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.replicas",
                    "StatefulSet 'web' writes 3 replicas, and HorizontalPodAutoscaler 'web' sets their number too: each apply puts it back to 3, whatever the load is. Leave replicas out of the manifest. Where the set is applied already, take the number out of what was last applied first (kubectl apply edit-last-applied), or the next apply scales the set to 1.", HasFix: false),
            ],
        },
        new(Id, "keda")
        {
            Yaml = """
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata: { name: scaler }
                spec:
                  scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: web }
                  minReplicaCount: 1
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: [|5|]
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.replicas",
                    "StatefulSet 'web' writes 5 replicas, and ScaledObject 'scaler' sets their number too: each apply puts it back to 5, whatever the load is. Leave replicas out of the manifest. Where the set is applied already, take the number out of what was last applied first (kubectl apply edit-last-applied), or the next apply scales the set to 1.", HasFix: false),
            ],
        },
        new(Id, "not-written")
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
                  serviceName: web
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Kubewright.Autoscaling.HorizontalPodAutoscaler Scaler => new("web")
                    {
                        MinReplicas = 3,
                        MaxReplicas = 9,
                        ScaleTargetRef = new() { ApiVersion = "apps/v1", Kind = "StatefulSet", Name = "web" },
                    };

                    public static StatefulSet Set => new("web")
                    {
                        ServiceName = "web",
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "no-autoscaler")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
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
                    public static StatefulSet Set => new("web")
                    {
                        Replicas = 3,
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "autoscaler-of-another")
        {
            Yaml = """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: { name: web }
                spec:
                  minReplicas: 3
                  maxReplicas: 9
                  scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: db }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "autoscaler-of-a-deployment")
        {
            Yaml = """
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata: { name: scaler }
                spec:
                  scaleTargetRef: { name: web }
                  minReplicaCount: 1
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "other-namespace")
        {
            Yaml = """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: { name: web, namespace: a }
                spec:
                  minReplicas: 3
                  maxReplicas: 9
                  scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: web }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, namespace: b }
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "switched-off")
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
                  replicas: 0
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "replicas-unknown")
        {
            Tree = """
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
                  replicas: $unknown
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "target-unknown")
        {
            Tree = """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: { name: web }
                spec:
                  minReplicas: 3
                  maxReplicas: 9
                  scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: $unknown }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
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
