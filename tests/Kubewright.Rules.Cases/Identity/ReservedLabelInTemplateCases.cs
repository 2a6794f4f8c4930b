using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW1015.</summary>
internal static class ReservedLabelInTemplateCases
{
    private const string Id = "KW1015";

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
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx, apps.kubernetes.io/pod-index: [|"0"|] } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        PodLabels = (("app", "nginx"), ("apps.kubernetes.io/pod-index", [|"0"|])),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.metadata.labels[apps.kubernetes.io/pod-index]",
                    "StatefulSet 'web' gives its pods the label 'apps.kubernetes.io/pod-index', and the controller writes its own value over it: "
                    + "nothing that looks for '0' finds a pod. Take it away."),
            ],
        },
        new(Id, "all-three")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx, controller-revision-hash: [|a|], statefulset.kubernetes.io/pod-name: [|b|], apps.kubernetes.io/pod-index: [|"0"|] } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.metadata.labels.controller-revision-hash",
                    "StatefulSet 'web' gives its pods the label 'controller-revision-hash', and the controller writes its own value over it: "
                    + "nothing that looks for 'a' finds a pod. Take it away."),
                new(Id, "StatefulSet/web", "spec.template.metadata.labels[statefulset.kubernetes.io/pod-name]",
                    "StatefulSet 'web' gives its pods the label 'statefulset.kubernetes.io/pod-name', and the controller writes its own value "
                    + "over it: nothing that looks for 'b' finds a pod. Take it away."),
                new(Id, "StatefulSet/web", "spec.template.metadata.labels[apps.kubernetes.io/pod-index]",
                    "StatefulSet 'web' gives its pods the label 'apps.kubernetes.io/pod-index', and the controller writes its own value over it: "
                    + "nothing that looks for '0' finds a pod. Take it away."),
            ],
        },
        new(Id, "in-the-selector-is-another-rule")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx, apps.kubernetes.io/pod-index: "0" } }
                  template:
                    metadata: { labels: { app: nginx, apps.kubernetes.io/pod-index: "0" } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = new LabelSelector { MatchLabels = (("app", "nginx"), ("apps.kubernetes.io/pod-index", "0")) },
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "selector-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: $unknown
                  template:
                    metadata: { labels: { app: nginx, apps.kubernetes.io/pod-index: "0" } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
    ];
}
