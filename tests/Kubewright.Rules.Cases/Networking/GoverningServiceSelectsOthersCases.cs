using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2017.</summary>
internal static class GoverningServiceSelectsOthersCases
{
    private const string Id = "KW2017";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "deployment")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: [|{ app: nginx }|] }
                ---

                """
                + CaseText.Yaml()
                + "\n---\n"
                + """
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: api }
                spec:
                  selector: { matchLabels: { tier: api } }
                  template:
                    metadata: { labels: { app: nginx, tier: api } }
                    spec: { containers: [{ name: api, image: nginx:1.27 }] }
                """,
            CSharp = CaseText.CSharp(
                members: """
                    public static Service Nginx => new("nginx") { ClusterIP = ClusterIP.None, Selector = [|("app", "nginx")|] };

                    public static Deployment Api => new("api")
                    {
                        Selector = ("tier", "api"),
                        PodLabels = (("app", "nginx"), ("tier", "api")),
                        Containers = [new("api", "nginx:1.27")],
                    };
                    """),
            Findings =
            [
                new(Id, "Service/nginx", "spec.selector",
                    "Service 'nginx' governs StatefulSet 'web' and also selects the pods of Deployment 'api': its DNS name gives their addresses "
                    + "too, and peers that look it up find strangers. Select by a label that the set's pods alone carry.", HasFix: false),
            ],
        },
        new(Id, "own-pods")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---

                """
                + CaseText.Yaml()
                + "\n---\n"
                + """
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: api }
                spec:
                  selector: { matchLabels: { tier: api } }
                  template:
                    metadata: { labels: { app: api, tier: api } }
                    spec: { containers: [{ name: api, image: nginx:1.27 }] }
                """,
            CSharp = CaseText.CSharp(
                members: """
                    public static Service Nginx => new("nginx") { ClusterIP = ClusterIP.None, Selector = ("app", "nginx") };

                    public static Deployment Api => new("api")
                    {
                        Selector = ("tier", "api"),
                        PodLabels = (("app", "api"), ("tier", "api")),
                        Containers = [new("api", "nginx:1.27")],
                    };
                    """),
        },
        new(Id, "two-sets-share-it")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---

                """
                + CaseText.Yaml()
                + "\n---\n"
                + """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: data }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
        new(Id, "governs-nothing")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: other }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---

                """
                + CaseText.Yaml()
                + "\n---\n"
                + """
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: api }
                spec:
                  selector: { matchLabels: { tier: api } }
                  template:
                    metadata: { labels: { app: nginx, tier: api } }
                    spec: { containers: [{ name: api, image: nginx:1.27 }] }
                """,
        },
        new(Id, "labels-unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---

                """
                + CaseText.Yaml()
                + "\n---\n"
                + """
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: api }
                spec:
                  selector: { matchLabels: { tier: api } }
                  template:
                    metadata: { labels: { tier: api, $more: x } }
                    spec: { containers: [{ name: api, image: nginx:1.27 }] }
                """,
        },
    ];
}
