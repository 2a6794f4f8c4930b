using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5020.</summary>
internal static class MaxUnavailableIgnoredCases
{
    private const string Id = "KW5020";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "release-before")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
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
                        Replicas = 3,
                        UpdateStrategy = new() { RollingUpdate = new() { MaxUnavailable = [|2|] } },
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.34")],
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.maxUnavailable",
                    "StatefulSet 'web' has maxUnavailable '2', which Kubernetes 1.34 ignores: the feature gate MaxUnavailableStatefulSet is off by default, and updates go one pod at a time. Plan for that, or switch the gate on; from 1.37 on it is.", HasFix: false),
            ],
        },
        new(Id, "first-release-with-the-field") { Yaml = Two("[|2|]"), Settings = [(RuleSetting.KubernetesVersion, "1.24")], Findings = [Ignored("1.24")] },
        new(Id, "release-without-the-field-is-another-rule")
        {
            Yaml = Two("[|2|]"),
            Settings = [(RuleSetting.KubernetesVersion, "1.23")],
            Findings =
            [
                new("KW9014", "StatefulSet/web", "spec.updateStrategy.rollingUpdate.maxUnavailable",
                    "StatefulSet 'web' sets spec.updateStrategy.rollingUpdate.maxUnavailable, which Kubernetes 1.23 drops or rejects: the field came with 1.24. Raise the cluster to 1.24, or leave the field out.",
                    HasFix: false),
            ],
        },
        new(Id, "late-patch-of-1-35")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  updateStrategy: { rollingUpdate: { maxUnavailable: [|2|] } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.35.4")],
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.maxUnavailable",
                    "StatefulSet 'web' has maxUnavailable '2', which Kubernetes 1.35.4 ignores: the feature gate MaxUnavailableStatefulSet is off by default, and updates go one pod at a time. Plan for that, or switch the gate on; from 1.37 on it is.", HasFix: false),
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
            Settings = [(RuleSetting.KubernetesVersion, "1.36")],
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.maxUnavailable",
                    "StatefulSet 'web' has maxUnavailable '20%', which Kubernetes 1.36 ignores: the feature gate MaxUnavailableStatefulSet is off by default, and updates go one pod at a time. Plan for that, or switch the gate on; from 1.37 on it is.", HasFix: false),
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
            Settings = [(RuleSetting.KubernetesVersion, "1.36")],
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.maxUnavailable",
                    "StatefulSet 'web' has maxUnavailable '2', which Kubernetes 1.36 ignores: the feature gate MaxUnavailableStatefulSet is off by default, and updates go one pod at a time. Plan for that, or switch the gate on; from 1.37 on it is.", HasFix: false),
            ],
        },
        new(Id, "early-patch-of-1-35")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
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
                        Replicas = 3,
                        UpdateStrategy = new() { RollingUpdate = new() { MaxUnavailable = 2 } },
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.35.3")],
        },
        new(Id, "patch-of-1-35-unknown")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  updateStrategy: { rollingUpdate: { maxUnavailable: 2 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.35")],
        },
        new(Id, "release-after")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  updateStrategy: { rollingUpdate: { maxUnavailable: 2 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.37")],
        },
        new(Id, "release-not-set")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  updateStrategy: { rollingUpdate: { maxUnavailable: 2 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "one-at-a-time-anyway")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  updateStrategy: { rollingUpdate: { maxUnavailable: 1 } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.36")],
        },
        new(Id, "percentage-of-few-is-one")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  updateStrategy: { rollingUpdate: { maxUnavailable: 60% } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.36")],
        },
        new(Id, "not-valid-is-another-rule")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  updateStrategy: { rollingUpdate: { maxUnavailable: half } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.36")],
        },
        new(Id, "replicas-unknown")
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
            Settings = [(RuleSetting.KubernetesVersion, "1.36")],
        },
    ];

    private static string Two(string value) => CaseText.Yaml(spec: $"updateStrategy: {{ rollingUpdate: {{ maxUnavailable: {value} }} }}");

    private static ExpectedFinding Ignored(string release) => new(
        Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.maxUnavailable",
        $"StatefulSet 'web' has maxUnavailable '2', which Kubernetes {release} ignores: the feature gate MaxUnavailableStatefulSet is off by default, and updates go one pod at a time. Plan for that, or switch the gate on; from 1.37 on it is.",
        HasFix: false);
}
