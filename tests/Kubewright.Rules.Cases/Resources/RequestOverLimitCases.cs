using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW8002.</summary>
internal static class RequestOverLimitCases
{
    private const string Id = "KW8002";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "memory")
        {
            Yaml = CaseText.Yaml(container: "resources: { requests: { memory: [|2Gi|] }, limits: { memory: 1Gi } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Requests = [("memory", [|2.Gi|])], Limits = [("memory", 1.Gi)] },"""),
            Findings = [TooMuch("memory", "2Gi", "1Gi")],
        },
        new(Id, "just-above")
        {
            Yaml = CaseText.Yaml(container: "resources: { requests: { cpu: [|1001m|] }, limits: { cpu: 1 } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Requests = [("cpu", [|1001.m|])], Limits = [("cpu", 1)] },"""),
            Findings = [TooMuch("cpu", "1001m", "1")],
        },
        new(Id, "equal")
        {
            Yaml = CaseText.Yaml(container: "resources: { requests: { cpu: 1000m, memory: 1Gi }, limits: { cpu: 1, memory: 1024Mi } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Requests = [("cpu", 1000.m), ("memory", 1.Gi)], Limits = [("cpu", 1), ("memory", 1024.Mi)] },"""),
        },
        new(Id, "device-above")
        {
            Yaml = CaseText.Yaml(container: "resources: { requests: { nvidia.com/gpu: [|2|] }, limits: { nvidia.com/gpu: 1 } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Requests = [("nvidia.com/gpu", [|2|])], Limits = [("nvidia.com/gpu", 1)] },"""),
            Findings = [NotLent("2", "more than the limit 1")],
        },
        new(Id, "device-below")
        {
            Yaml = CaseText.Yaml(container: "resources: { requests: { nvidia.com/gpu: [|1|] }, limits: { nvidia.com/gpu: 2 } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Requests = [("nvidia.com/gpu", [|1|])], Limits = [("nvidia.com/gpu", 2)] },"""),
            Findings = [NotLent("1", "less than the limit 2, and this resource is not lent out")],
        },
        new(Id, "huge-pages-without-a-limit")
        {
            Yaml = CaseText.Yaml(container: "resources: { requests: { hugepages-2Mi: [|64Mi|] } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Requests = [("hugepages-2Mi", [|64.Mi|])] },"""),
            Findings = [NotLent("64Mi", "without a limit, and this resource is not lent out", "hugepages-2Mi", ".hugepages-2Mi")],
        },
        new(Id, "pod")
        {
            Yaml = CaseText.Yaml(pod: "resources: { requests: { memory: [|2Gi|] }, limits: { memory: 1Gi } }"),
            CSharp = CaseText.CSharp(set: """Resources = new() { Requests = [("memory", [|2.Gi|])], Limits = [("memory", 1.Gi)] },"""),
            Findings = [TooMuch("memory", "2Gi", "1Gi") with
                {
                    Path = "spec.template.spec.resources.requests.memory",
                    Message = TooMuch("memory", "2Gi", "1Gi").Message.Replace("container 'nginx'", "the pod", StringComparison.Ordinal),
                }],
        },
        new(Id, "no-limit")
        {
            Yaml = CaseText.Yaml(container: "resources: { requests: { memory: 2Gi } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Requests = [("memory", 2.Gi)] },"""),
        },
        new(Id, "device-with-a-limit-alone")
        {
            Yaml = CaseText.Yaml(container: "resources: { limits: { nvidia.com/gpu: 1 } }"),
            CSharp = CaseText.CSharp(container: """Resources = new() { Limits = [("nvidia.com/gpu", 1)] },"""),
        },
        new(Id, "no-quantity-is-another-rule")
        {
            Yaml = CaseText.Yaml(container: "resources: { requests: { memory: 2GB }, limits: { memory: 1Gi } }"),
        },
        new(Id, "limit-unknown")
        {
            Tree = CaseText.Yaml(container: "resources: { requests: { memory: 2Gi }, limits: { memory: $unknown } }"),
        },
        new(Id, "more-limits")
        {
            Tree = CaseText.Yaml(container: "resources: { requests: { nvidia.com/gpu: 1 }, limits: { $more:  } }"),
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

    private static ExpectedFinding Found(string resource, string request, string fact, string cure, string path) => new(
        Id,
        "StatefulSet/web",
        path,
        $"StatefulSet 'web' requests {request} of {resource} for container 'nginx', {fact}: Kubernetes refuses such pods, so none is created. {cure}");

    private static ExpectedFinding TooMuch(string resource, string request, string limit) => Found(
        resource,
        request,
        $"more than the limit {limit}",
        "Raise the limit, or lower the request.",
        $"spec.template.spec.containers[0].resources.requests.{resource}");

    private static ExpectedFinding NotLent(string request, string fact, string resource = "nvidia.com/gpu", string path = "[nvidia.com/gpu]") => Found(
        resource,
        request,
        fact,
        "Set the limit to the request.",
        "spec.template.spec.containers[0].resources.requests" + path);
}
