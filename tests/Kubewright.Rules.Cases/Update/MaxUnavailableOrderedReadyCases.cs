using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5032.</summary>
internal static class MaxUnavailableOrderedReadyCases
{
    private const string Id = "KW5032";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "two-in-order")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 5
                  updateStrategy: { rollingUpdate: { maxUnavailable: [|2|] } }
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
                        Replicas = 5,
                        UpdateStrategy = new() { RollingUpdate = new() { MaxUnavailable = [|2|] } },
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.maxUnavailable",
                    "StatefulSet 'web' lets an update take down 2 pods at once, but OrderedReady starts them again one at a time: more pods are down, and the update is hardly faster. Set maxUnavailable to 1, or podManagementPolicy to Parallel before the first apply (it cannot change later).", HasFix: false),
            ],
        },
        new(Id, "percentage")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 10
                  updateStrategy: { rollingUpdate: { maxUnavailable: [|20%|] } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.maxUnavailable",
                    "StatefulSet 'web' lets an update take down 2 pods at once, but OrderedReady starts them again one at a time: more pods are down, and the update is hardly faster. Set maxUnavailable to 1, or podManagementPolicy to Parallel before the first apply (it cannot change later).", HasFix: false),
            ],
        },
        new(Id, "number-counts-without-replicas")
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
                  updateStrategy: { rollingUpdate: { maxUnavailable: [|2|] } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.maxUnavailable",
                    "StatefulSet 'web' lets an update take down 2 pods at once, but OrderedReady starts them again one at a time: more pods are down, and the update is hardly faster. Set maxUnavailable to 1, or podManagementPolicy to Parallel before the first apply (it cannot change later).", HasFix: false),
            ],
        },
        new(Id, "one-of-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: $unknown
                  updateStrategy: { rollingUpdate: { maxUnavailable: 1 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "parallel")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 5
                  podManagementPolicy: Parallel
                  updateStrategy: { rollingUpdate: { maxUnavailable: 2 } }
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
                        Replicas = 5,
                        PodManagementPolicy = PodManagementPolicy.Parallel,
                        UpdateStrategy = new() { RollingUpdate = new() { MaxUnavailable = 2 } },
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "one")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 5
                  updateStrategy: { rollingUpdate: { maxUnavailable: 1 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "percentage-comes-to-one")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 10
                  updateStrategy: { rollingUpdate: { maxUnavailable: 19% } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "one-pod")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 1
                  updateStrategy: { rollingUpdate: { maxUnavailable: 2 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "release-that-ignores-it")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 5
                  updateStrategy: { rollingUpdate: { maxUnavailable: 2 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.36")],
        },
        new(Id, "policy-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 5
                  podManagementPolicy: $unknown
                  updateStrategy: { rollingUpdate: { maxUnavailable: 2 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "percentage-of-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: $unknown
                  updateStrategy: { rollingUpdate: { maxUnavailable: 50% } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
    ];
}
