using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4021.</summary>
internal static class ActiveDeadlineSetCases
{
    private const string Id = "KW4021";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "set")
        {
            Yaml = CaseText.Yaml(pod: "activeDeadlineSeconds: [|3600|]"),
            CSharp = CaseText.CSharp(set: "ActiveDeadlineSeconds = [|1.Hours|],"),
            Findings = [Found],
        },
        new(Id, "not-set")
        {
            Yaml = CaseText.Yaml(),
            CSharp = CaseText.CSharp(),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(pod: "activeDeadlineSeconds: $unknown"),
            CSharp = CaseText.CSharp(set: "ActiveDeadlineSeconds = Environment.ProcessorCount > 2 ? 1.Hours : null,"),
        },
    ];

    private static ExpectedFinding Found => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.activeDeadlineSeconds",
        "StatefulSet 'web' ends its pods after 3600 seconds by activeDeadlineSeconds, which a StatefulSet may not have: the API server rejects the set. Remove it, or use a Job for work that ends.");
}
