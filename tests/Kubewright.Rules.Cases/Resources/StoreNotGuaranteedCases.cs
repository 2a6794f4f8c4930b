using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW8007.</summary>
internal static class StoreNotGuaranteedCases
{
    private const string Id = "KW8007";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "below-the-limit")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(container: "resources: { requests: { memory: [|1Gi|] }, limits: { memory: 2Gi } }"), "postgres:17"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(container: """Resources = new() { Requests = [("memory", [|1.Gi|])], Limits = [("memory", 2.Gi)] },"""), "postgres:17"),
            Findings = [Found("2Gi")],
        },
        new(Id, "no-limit")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(container: "resources: { requests: { memory: [|1Gi|] } }"), "postgres:17"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(container: """Resources = new() { Requests = [("memory", [|1.Gi|])] },"""), "postgres:17"),
            Findings = [Found("any amount")],
        },
        new(Id, "equal")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(container: "resources: { requests: { memory: 1Gi }, limits: { memory: 1024Mi } }"), "postgres:17"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(container: """Resources = new() { Requests = [("memory", 1.Gi)], Limits = [("memory", 1024.Mi)] },"""), "postgres:17"),
        },
        new(Id, "limit-alone")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(container: "resources: { limits: { memory: 1Gi } }"), "postgres:17"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(container: """Resources = new() { Limits = [("memory", 1.Gi)] },"""), "postgres:17"),
        },
        new(Id, "nothing-said-is-another-rule")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(), "postgres:17"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(), "postgres:17"),
        },
        new(Id, "above-the-limit-is-another-rule")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(container: "resources: { requests: { memory: 2Gi }, limits: { memory: 1Gi } }"), "postgres:17"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(container: """Resources = new() { Requests = [("memory", 2.Gi)], Limits = [("memory", 1.Gi)] },"""), "postgres:17"),
        },
        new(Id, "no-store")
        {
            Yaml = CaseText.Yaml(container: "resources: { requests: { memory: 1Gi }, limits: { memory: 2Gi } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Requests = [("memory", 1.Gi)], Limits = [("memory", 2.Gi)] },"""),
        },
        new(Id, "resources-of-the-pod")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(pod: "resources: { limits: { memory: 2Gi } }", container: "resources: { requests: { memory: 1Gi } }"), "postgres:17"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(set: """Resources = new() { Limits = [("memory", 2.Gi)] },""", container: """Resources = new() { Requests = [("memory", 1.Gi)] },"""), "postgres:17"),
        },
        new(Id, "limit-unknown")
        {
            Tree = ContainerText.WithImage(CaseText.Yaml(container: "resources: { requests: { memory: 1Gi }, limits: { memory: $unknown } }"), "postgres:17"),
            CSharp = """
                public static class Factory
                {
                    public static StatefulSet Make(ResourceRequirements resources) => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "postgres:17") { Resources = resources }],
                    };
                }
                """,
        },
        new(Id, "more-limits")
        {
            Tree = ContainerText.WithImage(CaseText.Yaml(container: "resources: { requests: { memory: 1Gi }, limits: { $more:  } }"), "postgres:17"),
        },
    ];

    private static ExpectedFinding Found(string limit) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0].resources.requests.memory",
        $"StatefulSet 'web' requests 1Gi of memory for container 'nginx', which runs PostgreSQL and may use {limit}: "
        + "a store that uses more than it requests is killed early when the node runs short. Set the request to the limit.");
}
