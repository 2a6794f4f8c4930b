using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW1004.</summary>
internal static class SelectorOverlapCases
{
    private const string Id = "KW1004";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "set-selects-pods-of-a-deployment")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: [|{ matchLabels: { app: nginx } }|]
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: api }
                spec:
                  selector: { matchLabels: { app: nginx, tier: api } }
                  template:
                    metadata: { labels: { app: nginx, tier: api } }
                    spec: { containers: [{ name: api, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Deployment Api => new("api")
                    {
                        Selector = new LabelSelector { MatchLabels = (("app", "nginx"), ("tier", "api")) },
                        Containers = [new("api", "nginx:1.27")],
                    };

                    public static StatefulSet Set => new("web")
                    {
                        Selector = [|("app", "nginx")|],
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.selector",
                    "StatefulSet 'web' selects pods by app=nginx, and the pods of Deployment 'api' carry these labels too: Services, budgets and "
                    + "policies on them mix the pods. Give each a label of its own in selector and template, before the first apply, for a selector "
                    + "cannot be changed later.", HasFix: false),
            ],
        },
        new(Id, "deployment-selects-pods-of-a-set")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx, tier: web } }
                  template:
                    metadata: { labels: { app: nginx, tier: web } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: api }
                spec:
                  selector: [|{ matchLabels: { app: nginx } }|]
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: api, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Deployment Api => new("api")
                    {
                        Selector = [|("app", "nginx")|],
                        Containers = [new("api", "nginx:1.27")],
                    };

                    public static StatefulSet Set => new("web")
                    {
                        Selector = new LabelSelector { MatchLabels = (("app", "nginx"), ("tier", "web")) },
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "Deployment/api", "spec.selector",
                    "Deployment 'api' selects pods by app=nginx, and the pods of StatefulSet 'web' carry these labels too: Services, budgets and "
                    + "policies on them mix the pods. Give each a label of its own in selector and template, before the first apply, for a selector "
                    + "cannot be changed later.", HasFix: false),
            ],
        },
        new(Id, "labels-of-their-own")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx, tier: web } }
                  template:
                    metadata: { labels: { app: nginx, tier: web } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: api }
                spec:
                  selector: { matchLabels: { app: nginx, tier: api } }
                  template:
                    metadata: { labels: { app: nginx, tier: api } }
                    spec: { containers: [{ name: api, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Deployment Api => new("api")
                    {
                        Selector = new LabelSelector { MatchLabels = (("app", "nginx"), ("tier", "api")) },
                        Containers = [new("api", "nginx:1.27")],
                    };

                    public static StatefulSet Set => new("web")
                    {
                        Selector = new LabelSelector { MatchLabels = (("app", "nginx"), ("tier", "web")) },
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "other-namespace")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, namespace: prod }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: api, namespace: test }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: api, image: nginx:1.27 }] }
                """,
        },
        new(Id, "two-deployments")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: api }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: api, image: nginx:1.27 }] }
                ---
                appVersion: apps/v1
                kind: Deployment
                metadata: { name: app }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: app, image: nginx:1.27 }] }
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
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: api }
                spec:
                  selector: { matchLabels: { app: nginx, tier: api } }
                  template:
                    metadata: { labels: { tier: api, $more: x } }
                    spec: { containers: [{ name: api, image: nginx:1.27 }] }
                """,
        },
    ];
}
