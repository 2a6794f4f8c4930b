using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5014.</summary>
internal static class OrdinalsShiftedCases
{
    private const string Id = "KW5014";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "one-up")
        {
            Baseline = CaseText.Yaml(spec: "replicas: 3"),
            Yaml = CaseText.Yaml(spec: "replicas: 3\nordinals: { start: [|1|] }"),
            CSharp = CaseText.CSharp(set: "Replicas = 3, Ordinals = new() { Start = [|1|] },"),
            Findings = [Found(1, 0, "web-0 is deleted and web-3 starts with a new claim")],
        },
        new(Id, "apart")
        {
            Baseline = CaseText.Yaml(spec: "replicas: 2"),
            Yaml = CaseText.Yaml(spec: "replicas: 2\nordinals: { start: [|5|] }"),
            Findings = [Found(5, 0, "web-0 to web-1 are deleted and web-5 to web-6 start with new claims")],
        },
        new(Id, "back-to-zero")
        {
            Baseline = CaseText.Yaml(spec: "replicas: 2\nordinals: { start: 2 }"),
            Yaml = CaseText.Yaml(spec: "replicas: 4").Replace("name: web", "name: [|web|]", StringComparison.Ordinal),
            Findings = [Found(0, 2, "web-0 to web-1 start with new claims")],
        },
        new(Id, "scaled-only")
        {
            Baseline = CaseText.Yaml(spec: "replicas: 3\nordinals: { start: 0 }"),
            Yaml = CaseText.Yaml(spec: "replicas: 5"),
            CSharp = CaseText.CSharp(set: "Replicas = 5,"),
        },
        new(Id, "unknown")
        {
            Baseline = CaseText.Yaml(spec: "replicas: 3"),
            Tree = CaseText.Yaml(spec: "replicas: $unknown\nordinals: { start: 1 }"),
        },
    ];

    private static ExpectedFinding Found(int start, int before, string fact) => new(
        Id, "StatefulSet/web", "spec.ordinals.start",
        $"StatefulSet 'web' starts its ordinals at {start} instead of {before}: {fact}. The data of pods that go does not move. Put the start back to {before}, or move the data first.", HasFix: false);
}
