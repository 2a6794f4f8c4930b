using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW8001.</summary>
internal static class QuantityInvalidCases
{
    private const string Id = "KW8001";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "gigabytes")
        {
            Yaml = CaseText.Yaml(container: """resources: { limits: { memory: [|"10GB"|] } }"""),
            Findings = [Wrong("10GB", "10G")],
        },
        new(Id, "lower-case")
        {
            Yaml = CaseText.Yaml(container: """resources: { limits: { memory: [|"1.5gi"|] } }"""),
            Findings = [Wrong("1.5gi", "1.5Gi")],
        },
        new(Id, "mebibytes")
        {
            Yaml = CaseText.Yaml(container: """resources: { limits: { memory: [|"512 MiB"|] } }"""),
            Findings = [Wrong("512 MiB", "512Mi")],
        },
        new(Id, "upper-case-kilo")
        {
            Yaml = CaseText.Yaml(container: """resources: { limits: { memory: [|"64K"|] } }"""),
            Findings = [Wrong("64K", "64k")],
        },
        new(Id, "white-space")
        {
            Yaml = CaseText.Yaml(container: """resources: { limits: { memory: [|" 1Gi"|] } }"""),
            Findings = [Wrong(" 1Gi", "1Gi")],
        },
        new(Id, "no-number")
        {
            Yaml = CaseText.Yaml(container: "resources: { limits: { cpu: [|lots|] } }"),
            Findings = [Wrong("lots", null, "cpu")],
        },
        new(Id, "two-points")
        {
            Yaml = CaseText.Yaml(container: "resources: { limits: { cpu: [|1.5.0|] } }"),
            Findings = [Wrong("1.5.0", null, "cpu")],
        },
        new(Id, "text-in-csharp")
        {
            CSharp = CaseText.CSharp(container: """Resources = new() { Limits = [("memory", [|"10GB"|])] },"""),
            Findings = [Wrong("10GB", "10G")],
        },
        new(Id, "negative")
        {
            Yaml = CaseText.Yaml(container: "resources: { requests: { cpu: [|-1|] } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Requests = [("cpu", [|-1|])] },"""),
            Findings = [new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].resources.requests.cpu",
                    "StatefulSet 'web' has '-1' as cpu, and nothing can be had in negative amounts: Kubernetes refuses it. Write 0 or more.",
                    HasFix: false)],
        },
        new(Id, "fraction-of-a-device")
        {
            Yaml = CaseText.Yaml(container: "resources: { limits: { nvidia.com/gpu: [|500m|] } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Limits = [("nvidia.com/gpu", [|500.m|])] },"""),
            Findings = [new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].resources.limits[nvidia.com/gpu]",
                    "StatefulSet 'web' has '500m' as nvidia.com/gpu, which is counted whole: Kubernetes refuses such pods, so none is created. Write a whole number.",
                    HasFix: false)],
        },
        new(Id, "claim-template-and-empty-dir")
        {
            Yaml = CaseText.Yaml(spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { resources: { requests: { storage: [|10GB|] } } }
                """, pod: "volumes: [{ name: tmp, emptyDir: { sizeLimit: [|1gb|] } }]"),
            Findings =
            [
                Wrong("10GB", "10G", "storage") with { Path = "spec.volumeClaimTemplates[0].spec.resources.requests.storage" },
                Wrong("1gb", "1G", "sizeLimit") with { Path = "spec.template.spec.volumes[0].emptyDir.sizeLimit" },
            ],
        },
        new(Id, "valid")
        {
            Yaml = CaseText.Yaml(container: "resources: { requests: { cpu: 500m, memory: 1.5Gi, nvidia.com/gpu: 1 }, limits: { memory: 1e9, ephemeral-storage: 2G, nvidia.com/gpu: 1000m } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Requests = [("cpu", 500.m), ("memory", "1.5Gi"), ("nvidia.com/gpu", 1)], Limits = [("memory", "1e9"), ("ephemeral-storage", 2.G), ("nvidia.com/gpu", 1000.m)] },"""),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(container: "resources: { requests: { cpu: $unknown, $more:  } }"),
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

    private static ExpectedFinding Wrong(string text, string? mended, string resource = "memory") => new(
        Id,
        "StatefulSet/web",
        $"spec.template.spec.containers[0].resources.limits.{resource}",
        $"StatefulSet 'web' has '{text}' as {resource}, which is no quantity: the API server rejects the set. "
        + (mended is null ? "Write a number with a suffix such as m, k, M, G, Ki, Mi or Gi." : $"Write '{mended}'."),
        mended is not null);
}
