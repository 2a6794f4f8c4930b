using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW8009.</summary>
internal static class EphemeralStorageUnsetCases
{
    private const string Id = "KW8009";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "nothing-said")
        {
            Yaml = ContainerText.AtContainer(CaseText.Yaml()),
            CSharp = ContainerText.AtContainer(CaseText.CSharp()),
            Findings = [Found],
        },
        new(Id, "others-said")
        {
            Yaml = ContainerText.AtContainer(CaseText.Yaml(container: "resources: { requests: { cpu: 1, memory: 1Gi } }")),
            CSharp = ContainerText.AtContainer(CaseText.CSharp(container: """Resources = new() { Requests = [("cpu", 1), ("memory", 1.Gi)] },""")),
            Findings = [Found],
        },
        new(Id, "requested")
        {
            Yaml = CaseText.Yaml(container: "resources: { requests: { ephemeral-storage: 1Gi } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Requests = [("ephemeral-storage", 1.Gi)] },"""),
        },
        new(Id, "limited")
        {
            Yaml = CaseText.Yaml(container: "resources: { limits: { ephemeral-storage: 1Gi } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Limits = [("ephemeral-storage", 1.Gi)] },"""),
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

    private static ExpectedFinding Found => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0]",
        "StatefulSet 'web' has neither a request nor a limit of ephemeral-storage for container 'nginx': its logs and temporary files may fill the node's disk, and then pods are evicted. "
        + "Set resources.limits[ephemeral-storage].",
        HasFix: false);
}
