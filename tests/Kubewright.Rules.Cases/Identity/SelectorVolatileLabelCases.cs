using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW1007.</summary>
internal static class SelectorVolatileLabelCases
{
    private const string Id = "KW1007";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "version-key")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx, app.kubernetes.io/version: [|stable|] } }
                  template:
                    metadata: { labels: { app: nginx, app.kubernetes.io/version: stable } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = (("app", "nginx"), ("app.kubernetes.io/version", [|"stable"|])),
                        PodLabels = (("app", "nginx"), ("app.kubernetes.io/version", "stable")),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "pod-labels-follow-the-selector")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx, helm.sh/chart: [|web-1|] } }
                  template:
                    metadata: { labels: { app: nginx, helm.sh/chart: web-1 } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = (("app", "nginx"), ("helm.sh/chart", [|"web-1"|])),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "values-of-a-release")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx, a: [|1.27.3|], b: [|v2.0|], c: [|"2024-05-17"|], d: [|"1715942400"|], e: [|9f3c2a71|], gitCommit: [|x|], release: [|"1.2"|] } }
                  template:
                    metadata: { labels: { app: nginx, a: 1.27.3, b: v2.0, c: "2024-05-17", d: "1715942400", e: 9f3c2a71, gitCommit: x, release: "1.2" } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
        new(Id, "only-label")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { version: [|blue|] } }
                  template:
                    metadata: { labels: { version: blue } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("version", [|"blue"|]),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "applied-with-it")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx, version: [|blue|] } }
                  template:
                    metadata: { labels: { app: nginx, version: blue } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Baseline = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx, version: blue } }
                  template:
                    metadata: { labels: { app: nginx, version: blue } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
        new(Id, "stable-labels")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx, release: prod-db, shard: "3", digit: v1, app.gitlab.com/app: shared, instance: db12345, port: "8080", year: "2024" } }
                  template:
                    metadata: { labels: { app: nginx, release: prod-db, shard: "3", digit: v1, app.gitlab.com/app: shared, instance: db12345, port: "8080", year: "2024" } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = CaseText.CSharp(),
        },
        new(Id, "value-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx, tier: $unknown } }
                  template:
                    metadata: { labels: { app: nginx, tier: $unknown } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
    ];
}
