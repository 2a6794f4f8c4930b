using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW8008.</summary>
internal static class ResourceNameUnknownCases
{
    private const string Id = "KW8008";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "misspelt")
        {
            Yaml = CaseText.Yaml(container: "resources: { requests: { memroy: [|1Gi|] } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Requests = [("memroy", [|1.Gi|])] },"""),
            Findings = [Found("memroy", "memory", hasFix: true)],
        },
        new(Id, "upper-case")
        {
            Yaml = CaseText.Yaml(container: "resources: { limits: { CPU: [|1|] } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Limits = [("CPU", [|1|])] },"""),
            Findings = [Found("CPU", "cpu", hasFix: true, "resources.limits")],
        },
        new(Id, "right-one-is-there")
        {
            Yaml = CaseText.Yaml(container: "resources: { requests: { memory: 1Gi, Memory: [|2Gi|] } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Requests = [("memory", 1.Gi), ("Memory", [|2.Gi|])] },"""),
            Findings = [Found("Memory", "memory", hasFix: false)],
        },
        new(Id, "nothing-close")
        {
            Yaml = CaseText.Yaml(container: "resources: { limits: { gpu-cards: [|1|] } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Limits = [("gpu-cards", [|1|])] },"""),
            Findings = [Found("gpu-cards", null, hasFix: false, "resources.limits")],
        },
        new(Id, "known")
        {
            Yaml = CaseText.Yaml(container: "resources: { requests: { cpu: 1, memory: 1Gi, ephemeral-storage: 1Gi, hugepages-2Mi: 64Mi, example.com/device: 1 } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Requests = [("cpu", 1), ("memory", 1.Gi), ("ephemeral-storage", 1.Gi), ("hugepages-2Mi", 64.Mi), ("example.com/device", 1)] },"""),
        },
        new(Id, "storage-of-a-claim")
        {
            Yaml = CaseText.Yaml(spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { resources: { requests: { storage: 1Gi } } }
                """),
            CSharp = CaseText.CSharp(set: """VolumeClaimTemplates = [new("data") { Storage = 1.Gi }],"""),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(container: "resources: { requests: { $more:  } }"),
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
    ];

    private static ExpectedFinding Found(string resource, string? near, bool hasFix, string path = "resources.requests") => new(
        Id,
        "StatefulSet/web",
        $"spec.template.spec.containers[0].{path}.{resource}",
        $"StatefulSet 'web' has '{resource}' among the resources of container 'nginx', and there is no such resource{(near is null ? "" : $" (the closest is '{near}')")}: "
        + "Kubernetes refuses such pods, so none is created. Write cpu, memory and ephemeral-storage, or a name with its domain such as 'example.com/device'.",
        hasFix);
}
