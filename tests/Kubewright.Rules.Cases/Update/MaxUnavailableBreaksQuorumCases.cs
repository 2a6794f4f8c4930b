using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5004.</summary>
internal static partial class MaxUnavailableBreaksQuorumCases
{
    private const string Id = "KW5004";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "two-of-three")
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
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
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
                        Containers = [new("nginx", "zookeeper:3.9")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.maxUnavailable",
                    "StatefulSet 'web' lets an update take down 2 of its 3 members at once: 1 remains, and a majority is 2. During each update the members stop taking writes. Set maxUnavailable to 1."),
            ],
        },
        new(Id, "percentage")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 5
                  updateStrategy: { rollingUpdate: { maxUnavailable: [|79%|] } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Replicas = 5,
                        UpdateStrategy = new() { RollingUpdate = new() { MaxUnavailable = [|"79%"|] } },
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "zookeeper:3.9")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.maxUnavailable",
                    "StatefulSet 'web' lets an update take down 3 of its 5 members at once: 2 remain, and a majority is 3. During each update the members stop taking writes. Set maxUnavailable to 2."),
            ],
        },
        new(Id, "more-than-there-are")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  updateStrategy: { rollingUpdate: { maxUnavailable: [|5|] } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.maxUnavailable",
                    "StatefulSet 'web' lets an update take down 3 of its 3 members at once: 0 remain, and a majority is 2. During each update the members stop taking writes. Set maxUnavailable to 1."),
            ],
        },
        new(Id, "both-of-two")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 2
                  updateStrategy: { rollingUpdate: { maxUnavailable: [|2|] } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.maxUnavailable",
                    "StatefulSet 'web' lets an update take down 2 of its 2 members at once: 0 remain, and a majority is 2. During each update the members stop taking writes. Set maxUnavailable to 1, and run three members, which can spare one."),
            ],
        },
        new(Id, "annotation-says-quorum")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, annotations: { kubewright/quorum: "true" } }
                spec:
                  replicas: 3
                  updateStrategy: { rollingUpdate: { maxUnavailable: [|2|] } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.maxUnavailable",
                    "StatefulSet 'web' lets an update take down 2 of its 3 members at once: 1 remains, and a majority is 2. During each update the members stop taking writes. Set maxUnavailable to 1."),
            ],
        },
        new(Id, "release-of-the-first-patch-unknown")
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
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.35")],
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.maxUnavailable",
                    "StatefulSet 'web' lets an update take down 2 of its 3 members at once: 1 remains, and a majority is 2. During each update the members stop taking writes. Set maxUnavailable to 1."),
            ],
        },
        new(Id, "release-that-heeds-it")
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
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.37")],
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.maxUnavailable",
                    "StatefulSet 'web' lets an update take down 2 of its 3 members at once: 1 remains, and a majority is 2. During each update the members stop taking writes. Set maxUnavailable to 1."),
            ],
        },
        new(Id, "minority")
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
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Replicas = 5,
                        UpdateStrategy = new() { RollingUpdate = new() { MaxUnavailable = 2 } },
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "zookeeper:3.9")],
                    };
                }
                """,
        },
        new(Id, "percentage-rounds-down")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 5
                  updateStrategy: { rollingUpdate: { maxUnavailable: 59% } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9" }] }
                """,
        },
        .. More,
    ];
}
