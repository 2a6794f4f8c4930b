using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW1008.</summary>
internal static class LabelValueSyntaxCases
{
    private const string Id = "KW1008";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "in-selector-and-template")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: [|my app|] } }
                  template:
                    metadata: { labels: { app: my app } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", [|"my app"|]),
                        PodLabels = ("app", "my app"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.selector.matchLabels.app",
                    "StatefulSet 'web' has the value 'my app' for 'app' in spec.selector.matchLabels and spec.template.metadata.labels, and that "
                    + "is no label value: ' ' is not allowed; letters, digits, '-', '_' and '.' are. The API server rejects the object. Write "
                    + "'my-app', for example."),
            ],
        },
        new(Id, "sixty-four")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, labels: { tier: [|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|] } }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
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
                        Labels = ("tier", [|"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"|]),
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "metadata.labels.tier",
                    "StatefulSet 'web' has the value 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' for 'tier' in "
                    + "metadata.labels, and that is no label value: it has 64 characters, 63 at most. The API server rejects the object. Write "
                    + "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', for example."),
            ],
        },
        new(Id, "everywhere")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: [|-nginx|] } }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { nodeSelector: { disk: [|ssd_|] }, containers: [{ name: nginx, image: nginx:1.27 }] }
                  volumeClaimTemplates:
                    - metadata: { name: www, labels: { used: [|"by:web"|] } }
                      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: { name: web }
                spec: { maxUnavailable: 1, selector: { matchLabels: { app: [|"__"|] } } }
                """,
            Findings =
            [
                new(Id, "Service/nginx", "spec.selector.app",
                    "Service 'nginx' has the value '-nginx' for 'app' in spec.selector, and that is no label value: it must begin and end with a "
                    + "letter or digit. The API server rejects the object. Write 'nginx', for example."),
                new(Id, "StatefulSet/web", "spec.template.spec.nodeSelector.disk",
                    "StatefulSet 'web' has the value 'ssd_' for 'disk' in spec.template.spec.nodeSelector, and that is no label value: it must "
                    + "begin and end with a letter or digit. The API server rejects the object. Write 'ssd', for example."),
                new(Id, "StatefulSet/web", "spec.volumeClaimTemplates[0].metadata.labels.used",
                    "StatefulSet 'web' has the value 'by:web' for 'used' in spec.volumeClaimTemplates[0].metadata.labels, and that is no label "
                    + "value: ':' is not allowed; letters, digits, '-', '_' and '.' are. The API server rejects the object. Write 'by-web', for "
                    + "example."),
                new(Id, "PodDisruptionBudget/web", "spec.selector.matchLabels.app",
                    "PodDisruptionBudget 'web' has the value '__' for 'app' in spec.selector.matchLabels, and that is no label value: it must "
                    + "begin and end with a letter or digit. The API server rejects the object. Leave the label out or give it a value.", HasFix: false),
            ],
        },
        new(Id, "sixty-three-or-empty")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, labels: { tier: "", a: A.b_c-9, b: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa } }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
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
                        Labels = (("tier", ""), ("a", "A.b_c-9"), ("b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")),
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, labels: { tier: $unknown } }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
    ];
}
