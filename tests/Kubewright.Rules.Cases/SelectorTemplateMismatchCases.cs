using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW1001.</summary>
internal static partial class SelectorTemplateMismatchCases
{
    private const string Id = "KW1001";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "label-differs")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  selector:
                    matchLabels:
                      app: nginx
                  template:
                    metadata:
                      labels:
                        [|app: web|]
                    spec:
                      containers:
                        - name: nginx
                          image: nginx:1.27
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        PodLabels = [|("app", "web")|],
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Found("selects pods by app=nginx, but its pod template carries app=web: app is 'web'")],
        },
        new(Id, "builder")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => StatefulSet.Build("web", s => s
                        .Selector(("app", "nginx"))
                        .PodLabels([|("app", "web")|])
                        .Container("nginx", c => c.Image("nginx:1.27")));
                }
                """,
            Findings = [Found("selects pods by app=nginx, but its pod template carries app=web: app is 'web'")],
        },
        new(Id, "label-misspelt-and-label-missing")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx, tier: front } }
                  template:
                    metadata: { labels: [|{ appp: nginx, team: blue }|] }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    static readonly Labels App = (("app", "nginx"), ("tier", "front"));

                    public static StatefulSet Set => new("web")
                    {
                        Selector = App,
                        PodLabels = [|(("appp", "nginx"), ("team", "blue"))|],
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                Found("selects pods by app=nginx,tier=front, but its pod template carries appp=nginx,team=blue: "
                    + "app is missing (the closest label is appp) and tier is missing"),
            ],
        },
        new(Id, "no-labels")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: [|{}|] }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        PodLabels = [|[]|],
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Found("selects pods by app=nginx, but its pod template carries no labels: app is missing")],
        },
        new(Id, "labels-not-written")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|], namespace: prod }
                spec:
                  selector: { matchLabels: { app.kubernetes.io/name: nginx } }
                  template:
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings =
            [
                Found("selects pods by app.kubernetes.io/name=nginx, but its pod template carries no labels: app.kubernetes.io/name is missing") with { ObjectKey = "StatefulSet/prod/web" },
            ],
        },
        new(Id, "expressions-not-met")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector:
                    matchExpressions:
                      - { key: app, operator: Exists }
                      - { key: tier, operator: In, values: [front, edge] }
                      - { key: team, operator: NotIn, values: [blue] }
                      - { key: canary, operator: DoesNotExist }
                  template:
                    metadata: { labels: [|{ tier: back, team: blue, canary: "yes" }|] }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = new LabelSelector
                        {
                            MatchExpressions =
                            [
                                new("app", LabelSelectorOperator.Exists),
                                new("tier", LabelSelectorOperator.In) { Values = ["front", "edge"] },
                                new("team", LabelSelectorOperator.NotIn) { Values = ["blue"] },
                                new("canary", LabelSelectorOperator.DoesNotExist),
                            ],
                        },
                        PodLabels = [|(("tier", "back"), ("team", "blue"), ("canary", "yes"))|],
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                Found("selects pods by app,tier in (front,edge),team notin (blue),!canary, but its pod template carries tier=back,team=blue,canary=yes: "
                    + "app is missing, tier is 'back', team must not be 'blue' and canary must not be there") with { HasFix = false },
            ],
        },
        new(Id, "more-labels-than-selected")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { tier: front, app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        PodLabels = (("tier", "front"), ("app", "nginx")),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "labels-follow-the-selector")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };

                    public static StatefulSet Built => StatefulSet.Build("built", s => s
                        .Selector(("app", "built"))
                        .Container("nginx", c => c.Image("nginx:1.27")));
                }
                """,
        },
        new(Id, "expressions-met")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector:
                    matchExpressions:
                      - { key: app, operator: Exists }
                      - { key: tier, operator: In, values: [front, edge] }
                      - { key: team, operator: NotIn, values: [blue] }
                      - { key: color, operator: NotIn, values: [red] }
                      - { key: canary, operator: DoesNotExist }
                  template:
                    metadata: { labels: { app: "", tier: edge, team: green } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
        new(Id, "empty-selector-is-another-rule")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: {}
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
        new(Id, "expression-without-values-is-another-rule")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector:
                    matchExpressions:
                      - { key: tier, operator: In, values: [] }
                      - { key: team, operator: Like, values: [blue] }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
        new(Id, "ignored-by-annotation")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, annotations: { kubewright/ignore: "KW4001, selector-template-mismatch" } }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: web } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Annotations = ("kubewright/ignore", "KW4001, selector-template-mismatch"),
                        Selector = ("app", "nginx"),
                        PodLabels = ("app", "web"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        .. Unknown,
    ];

    private static ExpectedFinding Found(string fact) => new(
        Id,
        "StatefulSet/web",
        "spec.template.metadata.labels",
        $"StatefulSet 'web' {fact}. The API server rejects the set. Give the pod template the labels that the selector asks for.");
}
