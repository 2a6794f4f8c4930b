using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5010.</summary>
internal static class ScaleDownDeletesClaimsCases
{
    private const string Id = "KW5010";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "two-pods-go")
        {
            Baseline = CaseText.Yaml(spec: "replicas: 5\n" + UpdateText.Claims()),
            Yaml = CaseText.Yaml(spec: "replicas: [|3|]\npersistentVolumeClaimRetentionPolicy: { whenScaled: Delete }\n" + UpdateText.Claims()),
            CSharp = CaseText.CSharp(set: "Replicas = [|3|], PersistentVolumeClaimRetentionPolicy = new() { WhenScaled = PersistentVolumeClaimRetentionPolicyType.Delete }, " + UpdateText.ClaimsInCSharp),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.replicas",
                    "StatefulSet 'web' goes from 5 replicas to 3, and whenScaled is Delete: the claims of web-3 to web-4 are deleted, with their data. Set whenScaled to Retain first."),
            ],
        },
        new(Id, "retained")
        {
            Baseline = CaseText.Yaml(spec: "replicas: 5\n" + UpdateText.Claims()),
            Yaml = CaseText.Yaml(spec: "replicas: 3\n" + UpdateText.Claims()),
            CSharp = CaseText.CSharp(set: "Replicas = 3, " + UpdateText.ClaimsInCSharp),
        },
        new(Id, "same-number")
        {
            Baseline = CaseText.Yaml(spec: "replicas: 3\n" + UpdateText.Claims()),
            Yaml = CaseText.Yaml(spec: "replicas: 3\npersistentVolumeClaimRetentionPolicy: { whenScaled: Delete }\n" + UpdateText.Claims()),
        },
        new(Id, "unknown")
        {
            Baseline = CaseText.Yaml(spec: "replicas: 5\n" + UpdateText.Claims()),
            Tree = CaseText.Yaml(spec: "replicas: $unknown\npersistentVolumeClaimRetentionPolicy: { whenScaled: Delete }\n" + UpdateText.Claims()),
        },
    ];
}
