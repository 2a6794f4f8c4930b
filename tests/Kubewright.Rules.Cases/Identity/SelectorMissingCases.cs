using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW1005.</summary>
internal static class SelectorMissingCases
{
    private const string Id = "KW1005";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "empty")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: [|{}|]
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = [|new LabelSelector()|],
                        PodLabels = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.selector",
                    "StatefulSet 'web' has an empty selector. The API server rejects the set, for its controller could not tell its pods from "
                    + "others. Select by labels of the pod template that never change, such as app.kubernetes.io/name and "
                    + "app.kubernetes.io/instance."),
            ],
        },
        new(Id, "not-written")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|] }
                spec:
                  serviceName: nginx
                  template:
                    metadata: { labels: { app.kubernetes.io/name: nginx, app.kubernetes.io/instance: web, tier: front } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.selector",
                    "StatefulSet 'web' has no selector. The API server rejects the set, for its controller could not tell its pods from others. "
                    + "Select by labels of the pod template that never change, such as app.kubernetes.io/name and app.kubernetes.io/instance."),
            ],
        },
        new(Id, "nothing-to-select-by")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|] }
                spec:
                  serviceName: nginx
                  template:
                    metadata: { labels: { tier: front } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.selector",
                    "StatefulSet 'web' has no selector. The API server rejects the set, for its controller could not tell its pods from others. "
                    + "Select by labels of the pod template that never change, such as app.kubernetes.io/name and app.kubernetes.io/instance.", HasFix: false),
            ],
        },
        new(Id, "labels-or-expressions")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchExpressions: [{ key: app, operator: Exists }] }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = CaseText.CSharp(),
        },
        new(Id, "unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: $unknown
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
        new(Id, "labels-open")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { $more: x } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
    ];
}
