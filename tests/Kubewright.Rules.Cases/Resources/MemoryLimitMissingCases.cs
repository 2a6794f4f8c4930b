using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW8006.</summary>
internal static class MemoryLimitMissingCases
{
    private const string Id = "KW8006";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "nothing-said")
        {
            Yaml = ContainerText.AtContainer(CaseText.Yaml()),
            CSharp = ContainerText.AtContainer(CaseText.CSharp()),
            Findings = [Found()],
        },
        new(Id, "requested")
        {
            Yaml = ContainerText.AtContainer(CaseText.Yaml(container: "resources: { requests: { memory: 1Gi }, limits: { cpu: 1 } }")),
            CSharp = ContainerText.AtContainer(CaseText.CSharp(container: """Resources = new() { Requests = [("memory", 1.Gi)], Limits = [("cpu", 1)] },""")),
            Findings = [Found(hasFix: true)],
        },
        new(Id, "limited")
        {
            Yaml = CaseText.Yaml(container: "resources: { limits: { memory: 1Gi } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Limits = [("memory", 1.Gi)] },"""),
        },
        new(Id, "limited-for-the-pod")
        {
            Yaml = CaseText.Yaml(pod: "resources: { limits: { memory: 1Gi } }"),
            CSharp = CaseText.CSharp(set: """Resources = new() { Limits = [("memory", 1.Gi)] },"""),
        },
        new(Id, "init-container")
        {
            Yaml = CaseText.Yaml(pod: "initContainers: [{ name: setup, image: busybox:1.37 }]", container: "resources: { limits: { memory: 1Gi } }"),
            CSharp = CaseText.CSharp(set: """InitContainers = [new("setup", "busybox:1.37")],""", container: """Resources = new() { Limits = [("memory", 1.Gi)] },"""),
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
        new(Id, "more-limits")
        {
            Tree = CaseText.Yaml(container: "resources: { limits: { $more:  } }"),
        },
    ];

    private static ExpectedFinding Found(bool hasFix = false) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0]",
        "StatefulSet 'web' sets no memory limit for container 'nginx': a leak takes the node's memory, and the kernel kills neighbours too. Set resources.limits.memory, best to the request.",
        hasFix);
}
