using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2010.</summary>
internal static class ServiceNameMissingCases
{
    private const string Id = "KW2010";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "one-headless-service")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|] }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => Service.Headless("nginx", ("app", "nginx"));

                    public static StatefulSet Set => new([|"web"|])
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.serviceName",
                    "StatefulSet 'web' has no serviceName: its pods get no DNS names of their own, such as 'web-0.<service>', and only addresses "
                    + "that change lead to them. Name a headless Service that selects the pods; it cannot be added later without making the set "
                    + "anew."),
            ],
        },
        new(Id, "no-service")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|] }
                spec:
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
                new(Id, "StatefulSet/web", "spec.serviceName",
                    "StatefulSet 'web' has no serviceName: its pods get no DNS names of their own, such as 'web-0.<service>', and only addresses "
                    + "that change lead to them. Name a headless Service that selects the pods; it cannot be added later without making the set "
                    + "anew."),
            ],
        },
        new(Id, "empty")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: [|""|]
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.serviceName",
                    "StatefulSet 'web' has no serviceName: its pods get no DNS names of their own, such as 'web-0.<service>', and only addresses "
                    + "that change lead to them. Name a headless Service that selects the pods; it cannot be added later without making the set "
                    + "anew."),
            ],
        },
        new(Id, "two-headless-services")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: other }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|] }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.serviceName",
                    "StatefulSet 'web' has no serviceName: its pods get no DNS names of their own, such as 'web-0.<service>', and only addresses "
                    + "that change lead to them. Name a headless Service that selects the pods; it cannot be added later without making the set "
                    + "anew.", HasFix: false),
            ],
        },
        new(Id, "named")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
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
                  serviceName: $unknown
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
    ];
}
