using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW8005.</summary>
internal static class RequestsMissingCases
{
    private const string Id = "KW8005";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "both")
        {
            Yaml = ContainerText.AtContainer(CaseText.Yaml()),
            CSharp = ContainerText.AtContainer(CaseText.CSharp()),
            Findings = [Found("cpu and no memory")],
        },
        new(Id, "memory")
        {
            Yaml = ContainerText.AtContainer(CaseText.Yaml(container: "resources: { requests: { cpu: 1 } }")),
            CSharp = ContainerText.AtContainer(CaseText.CSharp(container: """Resources = new() { Requests = [("cpu", 1)] },""")),
            Findings = [Found("memory")],
        },
        new(Id, "cpu")
        {
            Yaml = ContainerText.AtContainer(CaseText.Yaml(container: "resources: { limits: { memory: 1Gi } }")),
            CSharp = ContainerText.AtContainer(CaseText.CSharp(container: """Resources = new() { Limits = [("memory", 1.Gi)] },""")),
            Findings = [Found("cpu")],
        },
        new(Id, "requested")
        {
            Yaml = CaseText.Yaml(container: "resources: { requests: { cpu: 1, memory: 1Gi } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Requests = [("cpu", 1), ("memory", 1.Gi)] },"""),
        },
        new(Id, "limited")
        {
            Yaml = CaseText.Yaml(container: "resources: { limits: { cpu: 1, memory: 1Gi } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Limits = [("cpu", 1), ("memory", 1.Gi)] },"""),
        },
        new(Id, "requested-for-the-pod")
        {
            Yaml = CaseText.Yaml(pod: "resources: { requests: { cpu: 1, memory: 1Gi } }"),
            CSharp = CaseText.CSharp(set: """Resources = new() { Requests = [("cpu", 1), ("memory", 1.Gi)] },"""),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(container: "resources: $unknown"),
            CSharp = """
                public static class Factory
                {
                    public static StatefulSet Make(ResourceRequirements resources) => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27") { Resources = resources }],
                    };
                }
                """,
        },
        new(Id, "more-requests")
        {
            Tree = CaseText.Yaml(container: "resources: { requests: { $more:  } }"),
        },
    ];

    private static ExpectedFinding Found(string missing) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0]",
        $"StatefulSet 'web' requests no {missing} for container 'nginx': the scheduler counts it as nothing and overfills nodes, "
        + "and the pod is among the first to be evicted. Set resources.requests.",
        HasFix: false);
}
