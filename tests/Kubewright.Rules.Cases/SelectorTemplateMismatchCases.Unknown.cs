using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <content>What nobody can see.</content>
internal static partial class SelectorTemplateMismatchCases
{
    private static ImmutableArray<RuleCase> Unknown =>
    [
        new(Id, "certain-beside-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx, tier: $unknown } }
                  template:
                    metadata: { labels: [|{ app: web, tier: front }|] }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                using System;

                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = new LabelSelector { MatchLabels = (("app", "nginx"), ("tier", Environment.MachineName)) },
                        PodLabels = [|(("app", "web"), ("tier", "front"))|],
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Found("selects pods by app=nginx,tier=?, but its pod template carries app=web,tier=front: app is 'web'")],
        },
        new(Id, "certain-beside-more-labels")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx, tier: front } }
                  template:
                    metadata: { labels: [|{ app: web, $more: }|] }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings = [Found("selects pods by app=nginx,tier=front, but its pod template carries app=web,…: app is 'web'")],
        },
        new(Id, "value-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: $unknown } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                using System;

                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        PodLabels = ("app", Environment.MachineName),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "labels-open")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { tier: front, $more: } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                using System;

                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        PodLabels = (("tier", "front"), (Environment.MachineName, "nginx")),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "labels-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: $unknown }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                public static class Factory
                {
                    public static StatefulSet Make(Labels labels) => new("web")
                    {
                        Selector = ("app", "nginx"),
                        PodLabels = labels,
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
                  selector: $unknown
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                public static class Factory
                {
                    public static StatefulSet Make(Labels selector) => new("web")
                    {
                        Selector = selector,
                        PodLabels = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "expression-values-open")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchExpressions: [{ key: tier, operator: In, values: [front, $more] }] }
                  template:
                    metadata: { labels: { tier: back } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
    ];
}
