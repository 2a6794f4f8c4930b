using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW1012.</summary>
internal static class SelectorOnControllerLabelCases
{
    private const string Id = "KW1012";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "pod-index")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx, apps.kubernetes.io/pod-index: [|"0"|] } }
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
                        Selector = new LabelSelector { MatchLabels = (("app", "nginx"), ("apps.kubernetes.io/pod-index", [|"0"|])) },
                        PodLabels = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.selector.matchLabels[apps.kubernetes.io/pod-index]",
                    "StatefulSet 'web' selects pods by 'apps.kubernetes.io/pod-index', which the controller writes on each pod itself: the pods "
                    + "that it makes do not match its own selector. Select by labels of the application instead."),
            ],
        },
        new(Id, "only-demand")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { statefulset.kubernetes.io/pod-name: [|web-0|] } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.selector.matchLabels[statefulset.kubernetes.io/pod-name]",
                    "StatefulSet 'web' selects pods by 'statefulset.kubernetes.io/pod-name', which the controller writes on each pod itself: the "
                    + "pods that it makes do not match its own selector. Select by labels of the application instead.", HasFix: false),
            ],
        },
        new(Id, "expression")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx }, matchExpressions: [[|{ key: controller-revision-hash, operator: Exists }|]] }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.selector.matchExpressions[0]",
                    "StatefulSet 'web' selects pods by 'controller-revision-hash', which the controller writes on each pod itself: the pods that "
                    + "it makes do not match its own selector. Select by labels of the application instead."),
            ],
        },
        new(Id, "other-labels")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx, pod-name: web } }
                  template:
                    metadata: { labels: { app: nginx, pod-name: web } }
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
                  selector: { matchLabels: { app: nginx, $more: x }, matchExpressions: [{ key: $unknown, operator: Exists }] }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
    ];
}
