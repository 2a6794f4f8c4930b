using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW1013.</summary>
internal static class SelectorExpressionInvalidCases
{
    private const string Id = "KW1013";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "exists-with-values")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx }, matchExpressions: [{ key: tier, operator: Exists, values: [|[front]|] }] }
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
                        Selector = new LabelSelector { MatchLabels = ("app", "nginx"), MatchExpressions = [new("tier", LabelSelectorOperator.Exists) { Values = [|["front"]|] }] },
                        PodLabels = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.selector.matchExpressions[0].values",
                    "StatefulSet 'web' has a selector expression on 'tier' that is none: Exists takes no values. The API server rejects the "
                    + "object. Take the values away, or use In or NotIn."),
            ],
        },
        new(Id, "in-without-values")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx }, matchExpressions: [{ key: tier, operator: In, values: [|[]|] }] }
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
                        Selector = new LabelSelector { MatchLabels = ("app", "nginx"), MatchExpressions = [new("tier", LabelSelectorOperator.In) { Values = [|[]|] }] },
                        PodLabels = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.selector.matchExpressions[0].values",
                    "StatefulSet 'web' has a selector expression on 'tier' that is none: In needs at least one value. The API server rejects the "
                    + "object. List the values.", HasFix: false),
            ],
        },
        new(Id, "not-in-value")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx }, matchExpressions: [{ key: tier, operator: NotIn, values: [front, [|"a b"|]] }] }
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
                        Selector = new LabelSelector { MatchLabels = ("app", "nginx"), MatchExpressions = [new("tier", LabelSelectorOperator.NotIn) { Values = ["front", [|"a b"|]] }] },
                        PodLabels = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.selector.matchExpressions[0].values[1]",
                    "StatefulSet 'web' has a selector expression on 'tier' that is none: 'a b' is no label value, for ' ' is not allowed; "
                    + "letters, digits, '-', '_' and '.' are. The API server rejects the object. Write values that labels can have.", HasFix: false),
            ],
        },
        new(Id, "key")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx }, matchExpressions: [{ key: [|a b|], operator: DoesNotExist }] }
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
                        Selector = new LabelSelector { MatchLabels = ("app", "nginx"), MatchExpressions = [new([|"a b"|], LabelSelectorOperator.DoesNotExist)] },
                        PodLabels = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.selector.matchExpressions[0].key",
                    "StatefulSet 'web' has a selector expression on 'a b' that is none: the key is no label key, for ' ' is not allowed; letters, "
                    + "digits, '-', '_' and '.' are. The API server rejects the object. Write the key of a label.", HasFix: false),
            ],
        },
        new(Id, "operator")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx }, matchExpressions: [{ key: tier, operator: [|Equals|], values: [front] }] }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.selector.matchExpressions[0].operator",
                    "StatefulSet 'web' has a selector expression on 'tier' that is none: 'Equals' is no operator. The API server rejects the "
                    + "object. Use In, NotIn, Exists or DoesNotExist.", HasFix: false),
            ],
        },
        new(Id, "in-a-budget")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: { name: web }
                spec: { maxUnavailable: 1, selector: { matchExpressions: [{ key: tier, operator: DoesNotExist, values: [|[front]|] }] } }
                """,
            Findings =
            [
                new(Id, "PodDisruptionBudget/web", "spec.selector.matchExpressions[0].values",
                    "PodDisruptionBudget 'web' has a selector expression on 'tier' that is none: DoesNotExist takes no values. The API server "
                    + "rejects the object. Take the values away, or use In or NotIn."),
            ],
        },
        new(Id, "good")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx }, matchExpressions: [{ key: tier, operator: In, values: [front, ""] }, { key: canary, operator: DoesNotExist, values: [] }] }
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
                        Selector = new LabelSelector { MatchLabels = ("app", "nginx"), MatchExpressions = [new("tier", LabelSelectorOperator.In) { Values = ["front"] }, new("canary", LabelSelectorOperator.DoesNotExist)] },
                        PodLabels = ("app", "nginx"),
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
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx }, matchExpressions: [{ key: tier, operator: In, values: [$more] }, { key: $unknown, operator: $unknown, values: [a b] }] }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
    ];
}
