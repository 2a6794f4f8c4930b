using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6008.</summary>
internal static class PdbInvalidCases
{
    private const string Id = "KW6008";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "both")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  minAvailable: [|1|]
                  maxUnavailable: 1
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static PodDisruptionBudget Budget => new("web") { Selector = ("app", "nginx"), MinAvailable = [|1|], MaxUnavailable = 1 };

                    public static StatefulSet Set => new("web") { Replicas = 3, Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
                }
                """,
            Findings =
            [
                new(Id, "PodDisruptionBudget/web", "spec.minAvailable",
                    "PodDisruptionBudget 'web' has both minAvailable and maxUnavailable, and the API server takes one of them. Keep maxUnavailable, which stays right when the set is scaled."),
            ],
        },
        new(Id, "neither")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: [|web|]
                spec:
                  selector: { matchLabels: { app: nginx } }
                """,
            Findings =
            [
                new(Id, "PodDisruptionBudget/web", "spec.maxUnavailable",
                    "PodDisruptionBudget 'web' has neither minAvailable nor maxUnavailable, so it allows every eviction and protects nothing. Set maxUnavailable to 1."),
            ],
        },
        new(Id, "negative")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: [|-1|]
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static PodDisruptionBudget Budget => new("web") { Selector = ("app", "nginx"), MaxUnavailable = [|-1|] };

                    public static StatefulSet Set => new("web") { Replicas = 3, Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
                }
                """,
            Findings =
            [
                new(Id, "PodDisruptionBudget/web", "spec.maxUnavailable",
                    "PodDisruptionBudget 'web' has maxUnavailable '-1': it is negative. The API server refuses it. Write a number of pods, or a percentage from 0% to 100%.", HasFix: false),
            ],
        },
        new(Id, "over-100-percent")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: [|101%|]
                """,
            Findings =
            [
                new(Id, "PodDisruptionBudget/web", "spec.maxUnavailable",
                    "PodDisruptionBudget 'web' has maxUnavailable '101%': it is more than 100%. The API server refuses it. Write a number of pods, or a percentage from 0% to 100%.", HasFix: false),
            ],
        },
        new(Id, "no-percentage")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  minAvailable: [|half|]
                """,
            Findings =
            [
                new(Id, "PodDisruptionBudget/web", "spec.minAvailable",
                    "PodDisruptionBudget 'web' has minAvailable 'half': a text must be a percentage such as '50%'. The API server refuses it. Write a number of pods, or a percentage from 0% to 100%.", HasFix: false),
            ],
        },
        new(Id, "at-the-limits")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: 0
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: b
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: 100%
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: c
                spec:
                  selector: { matchLabels: { app: nginx } }
                  minAvailable: 0%
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static PodDisruptionBudget Budget => new("web") { Selector = ("app", "nginx"), MaxUnavailable = 0 };

                    public static StatefulSet Set => new("web") { Replicas = 3, Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
                }
                """,
        },
        new(Id, "value-unknown")
        {
            Tree = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: $unknown
                """,
        },
    ];
}
