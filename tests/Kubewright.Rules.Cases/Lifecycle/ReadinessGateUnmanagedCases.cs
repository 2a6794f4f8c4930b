using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4013.</summary>
internal static class ReadinessGateUnmanagedCases
{
    private const string Id = "KW4013";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "not-declared")
        {
            Yaml = CaseText.Yaml(pod: "readinessGates: [{ conditionType: [|example.com/ready|] }]"),
            CSharp = CaseText.CSharp(set: """ReadinessGates = [new([|"example.com/ready"|])],"""),
            Settings = [(RuleSetting.ReadinessGates, "example.com/other")],
            Findings = [Found("pod 'web-0'")],
        },
        new(Id, "first-ordinal")
        {
            Yaml = CaseText.Yaml(spec: "ordinals: { start: 5 }", pod: "readinessGates: [{ conditionType: [|example.com/ready|] }]"),
            CSharp = CaseText.CSharp(set: """
                Ordinals = new() { Start = 5 },
                ReadinessGates = [new([|"example.com/ready"|])],
                """),
            Settings = [(RuleSetting.ReadinessGates, "example.com/other")],
            Findings = [Found("pod 'web-5'")],
        },
        new(Id, "parallel")
        {
            Yaml = CaseText.Yaml(spec: "podManagementPolicy: Parallel", pod: "readinessGates: [{ conditionType: [|example.com/ready|] }]"),
            CSharp = CaseText.CSharp(set: """
                PodManagementPolicy = PodManagementPolicy.Parallel,
                ReadinessGates = [new([|"example.com/ready"|])],
                """),
            Settings = [(RuleSetting.ReadinessGates, "example.com/other")],
            Findings = [Found("pod 'web-0'", "")],
        },
        new(Id, "declared")
        {
            Yaml = CaseText.Yaml(pod: "readinessGates: [{ conditionType: example.com/ready }]"),
            CSharp = CaseText.CSharp(set: """ReadinessGates = [new("example.com/ready")],"""),
            Settings = [(RuleSetting.ReadinessGates, "example.com/ready")],
        },
        new(Id, "set-by-kubernetes")
        {
            Yaml = CaseText.Yaml(pod: "readinessGates: [{ conditionType: ContainersReady }]"),
            CSharp = CaseText.CSharp(set: "ReadinessGates = [new(PodConditionType.ContainersReady)],"),
            Settings = [(RuleSetting.ReadinessGates, "example.com/other")],
        },
        new(Id, "no-pods")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 0", pod: "readinessGates: [{ conditionType: example.com/ready }]"),
            CSharp = CaseText.CSharp(set: """
                Replicas = 0,
                ReadinessGates = [new("example.com/ready")],
                """),
            Settings = [(RuleSetting.ReadinessGates, "example.com/other")],
        },
        new(Id, "controllers-not-declared")
        {
            Yaml = CaseText.Yaml(pod: "readinessGates: [{ conditionType: example.com/ready }]"),
            CSharp = CaseText.CSharp(set: """ReadinessGates = [new("example.com/ready")],"""),
        },
        new(Id, "condition-unknown")
        {
            Tree = CaseText.Yaml(pod: "readinessGates: [{ conditionType: $unknown }, $more]"),
            CSharp = CaseText.CSharp(set: "ReadinessGates = [new(Environment.MachineName)],"),
            Settings = [(RuleSetting.ReadinessGates, "example.com/other")],
        },
    ];

    private static ExpectedFinding Found(string pod, string rest = ", and an ordered start waits for it for ever") => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.readinessGates[0].conditionType",
        $"StatefulSet 'web' waits for the condition 'example.com/ready' as a readiness gate, which no declared controller sets: {pod} never becomes ready{rest}. "
        + "Remove the gate, or declare the condition in the setting readiness-gates when a controller of the cluster sets it.",
        HasFix: false);
}
