using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW8004.</summary>
internal static class QuantityFractionalBytesCases
{
    private const string Id = "KW8004";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "milli")
        {
            Yaml = CaseText.Yaml(container: "resources: { requests: { memory: [|512m|] } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Requests = [("memory", [|512.m|])] },"""),
            Findings = [Found("requests", "memory", "512m", "0.512", "512M")],
        },
        new(Id, "fraction")
        {
            Yaml = CaseText.Yaml(container: """resources: { limits: { ephemeral-storage: [|"1.5"|] } }"""),
            CSharp = CaseText.CSharp(container: """Resources = new() { Limits = [("ephemeral-storage", [|"1.5"|])] },"""),
            Findings = [Found("limits", "ephemeral-storage", "1.5", "1.5", null)],
        },
        new(Id, "whole")
        {
            Yaml = CaseText.Yaml(container: "resources: { requests: { cpu: 500m, memory: 1000m, ephemeral-storage: 1.5Gi }, limits: { memory: 0.5Gi } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Requests = [("cpu", 500.m), ("memory", 1000.m), ("ephemeral-storage", "1.5Gi")], Limits = [("memory", "0.5Gi")] },"""),
        },
        new(Id, "no-quantity-is-another-rule")
        {
            Yaml = CaseText.Yaml(container: "resources: { requests: { memory: 512mb } }"),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(container: "resources: { requests: { memory: $unknown } }"),
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

    private static ExpectedFinding Found(string list, string resource, string text, string bytes, string? mended) => new(
        Id,
        "StatefulSet/web",
        $"spec.template.spec.containers[0].resources.{list}.{resource}",
        $"StatefulSet 'web' gives container 'nginx' '{text}' of {resource}, which is {bytes} bytes: a fraction of a byte is rounded up, and the amount is hardly what was meant. "
        + (mended is null ? "Write a whole number of bytes." : $"m means a thousandth; write '{mended}' for megabytes."),
        mended is not null);
}
