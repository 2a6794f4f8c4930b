using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5029.</summary>
internal static class UpdateStrategyInvalidCases
{
    private const string Id = "KW5029";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "misspelt")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  updateStrategy: { type: [|RollingUpdates|] }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            NotInCSharp = "the type is an enum",
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.type",
                    "StatefulSet 'web' has the update strategy 'RollingUpdates', and a StatefulSet has only RollingUpdate and OnDelete (the closest is RollingUpdate). The API server refuses the set. Write one of the two."),
            ],
        },
        new(Id, "in-lower-case")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  updateStrategy: { type: [|ondelete|] }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.type",
                    "StatefulSet 'web' has the update strategy 'ondelete', and a StatefulSet has only RollingUpdate and OnDelete (the closest is OnDelete). The API server refuses the set. Write one of the two."),
            ],
        },
        new(Id, "of-a-deployment")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  updateStrategy: { type: [|Recreate|] }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.36")],
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.type",
                    "StatefulSet 'web' has the update strategy 'Recreate', and a StatefulSet has only RollingUpdate and OnDelete. The API server refuses the set. Use RollingUpdate; to stop all pods before new ones start, scale to 0 first.", HasFix: false),
            ],
        },
        new(Id, "far-from-both")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  updateStrategy: { type: [|Blue|] }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.type",
                    "StatefulSet 'web' has the update strategy 'Blue', and a StatefulSet has only RollingUpdate and OnDelete. The API server refuses the set. Write one of the two.", HasFix: false),
            ],
        },
        new(Id, "rolling-update")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  updateStrategy: { type: RollingUpdate }
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
                        UpdateStrategy = new() { Type = StatefulSetUpdateStrategyType.RollingUpdate },
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "on-delete")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  updateStrategy: { type: OnDelete }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "empty-is-the-default")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  updateStrategy: { type: "" }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "release-that-may-know-recreate")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  updateStrategy: { type: Recreate }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.37")],
        },
        new(Id, "recreate-of-unknown-release")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  updateStrategy: { type: Recreate }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "type-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  updateStrategy: { type: $unknown }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
    ];
}
