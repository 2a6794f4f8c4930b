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
                        Selector = new LabelSelector { MatchLabels = (("app", "nginx"), ("app.kubernetes.io/version", [|"stable"|])) },
                        PodLabels = (("app", "nginx"), ("app.kubernetes.io/version", "stable")),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.selector.matchLabels[app.kubernetes.io/version]",
                    "StatefulSet 'web' selects pods by 'app.kubernetes.io/version=stable', and the key 'app.kubernetes.io/version' stands for a "
                    + "release. A selector can never be changed: the next release is refused, or needs the set deleted and made anew. Take the "
                    + "label out of the selector and keep it on the pod template."),
            ],
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
                        Selector = new LabelSelector { MatchLabels = (("app", "nginx"), ("helm.sh/chart", [|"web-1"|])) },
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.selector.matchLabels[helm.sh/chart]",
                    "StatefulSet 'web' selects pods by 'helm.sh/chart=web-1', and the key 'helm.sh/chart' stands for a release. A selector can "
                    + "never be changed: the next release is refused, or needs the set deleted and made anew. Take the label out of the selector "
                    + "and keep it on the pod template."),
            ],
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
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.selector.matchLabels.a",
                    "StatefulSet 'web' selects pods by 'a=1.27.3', and '1.27.3' looks like a version. A selector can never be changed: the next "
                    + "release is refused, or needs the set deleted and made anew. Take the label out of the selector and keep it on the pod "
                    + "template."),
                new(Id, "StatefulSet/web", "spec.selector.matchLabels.b",
                    "StatefulSet 'web' selects pods by 'b=v2.0', and 'v2.0' looks like a version. A selector can never be changed: the next "
                    + "release is refused, or needs the set deleted and made anew. Take the label out of the selector and keep it on the pod "
                    + "template."),
                new(Id, "StatefulSet/web", "spec.selector.matchLabels.c",
                    "StatefulSet 'web' selects pods by 'c=2024-05-17', and '2024-05-17' looks like a point in time. A selector can never be "
                    + "changed: the next release is refused, or needs the set deleted and made anew. Take the label out of the selector and keep it "
                    + "on the pod template."),
                new(Id, "StatefulSet/web", "spec.selector.matchLabels.d",
                    "StatefulSet 'web' selects pods by 'd=1715942400', and '1715942400' looks like a point in time. A selector can never be "
                    + "changed: the next release is refused, or needs the set deleted and made anew. Take the label out of the selector and keep it "
                    + "on the pod template."),
                new(Id, "StatefulSet/web", "spec.selector.matchLabels.e",
                    "StatefulSet 'web' selects pods by 'e=9f3c2a71', and '9f3c2a71' looks like a hash. A selector can never be changed: the next "
                    + "release is refused, or needs the set deleted and made anew. Take the label out of the selector and keep it on the pod "
                    + "template."),
                new(Id, "StatefulSet/web", "spec.selector.matchLabels.gitCommit",
                    "StatefulSet 'web' selects pods by 'gitCommit=x', and the key 'gitCommit' stands for a release. A selector can never be "
                    + "changed: the next release is refused, or needs the set deleted and made anew. Take the label out of the selector and keep it "
                    + "on the pod template."),
                new(Id, "StatefulSet/web", "spec.selector.matchLabels.release",
                    "StatefulSet 'web' selects pods by 'release=1.2', and '1.2' looks like a version. A selector can never be changed: the next "
                    + "release is refused, or needs the set deleted and made anew. Take the label out of the selector and keep it on the pod "
                    + "template."),
            ],
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
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.selector.matchLabels.version",
                    "StatefulSet 'web' selects pods by 'version=blue', and the key 'version' stands for a release. A selector can never be "
                    + "changed: the next release is refused, or needs the set deleted and made anew. Take the label out of the selector and keep it "
                    + "on the pod template.", HasFix: false),
            ],
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
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.selector.matchLabels.version",
                    "StatefulSet 'web' selects pods by 'version=blue', and the key 'version' stands for a release. A selector can never be "
                    + "changed: the next release is refused, or needs the set deleted and made anew. Take the label out of the selector and keep it "
                    + "on the pod template.", HasFix: false),
            ],
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
