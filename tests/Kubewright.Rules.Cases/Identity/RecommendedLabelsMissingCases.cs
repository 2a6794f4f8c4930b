using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW1017.</summary>
internal static class RecommendedLabelsMissingCases
{
    private const string Id = "KW1017";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "none")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|] }
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
                    public static StatefulSet Set => new([|"web"|])
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "metadata.labels",
                    "StatefulSet 'web' has no label app.kubernetes.io/name and app.kubernetes.io/instance and gives its pods no label "
                    + "app.kubernetes.io/name and app.kubernetes.io/instance. Tools group objects by these labels, and with them Services, budgets "
                    + "and policies can select the pods of one installation. Add them."),
            ],
        },
        new(Id, "on-the-set-only")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, labels: { app.kubernetes.io/name: nginx, app.kubernetes.io/instance: web } }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: [|{ app: nginx }|] }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Labels = (("app.kubernetes.io/name", "nginx"), ("app.kubernetes.io/instance", "web")),
                        Selector = ("app", "nginx"),
                        PodLabels = [|("app", "nginx")|],
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.metadata.labels",
                    "StatefulSet 'web' gives its pods no label app.kubernetes.io/name and app.kubernetes.io/instance. Tools group objects by "
                    + "these labels, and with them Services, budgets and policies can select the pods of one installation. Add them."),
            ],
        },
        new(Id, "one-on-the-pods-only")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, labels: [|{ app.kubernetes.io/name: nginx }|] }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app.kubernetes.io/name: nginx, app.kubernetes.io/instance: web } }
                  template:
                    metadata: { labels: { app.kubernetes.io/name: nginx, app.kubernetes.io/instance: web } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "metadata.labels",
                    "StatefulSet 'web' has no label app.kubernetes.io/instance. Tools group objects by these labels, and with them Services, "
                    + "budgets and policies can select the pods of one installation. Add them."),
            ],
        },
        new(Id, "on-both")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, labels: { app.kubernetes.io/name: nginx, app.kubernetes.io/instance: web } }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app.kubernetes.io/name: nginx, app.kubernetes.io/instance: web } }
                  template:
                    metadata: { labels: { app.kubernetes.io/name: nginx, app.kubernetes.io/instance: web } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    static readonly Labels App = (("app.kubernetes.io/name", "nginx"), ("app.kubernetes.io/instance", "web"));

                    public static StatefulSet Set => new("web")
                    {
                        Labels = App,
                        Selector = App,
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
                metadata: { name: web, labels: { $more: x } }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: $unknown }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
    ];
}
