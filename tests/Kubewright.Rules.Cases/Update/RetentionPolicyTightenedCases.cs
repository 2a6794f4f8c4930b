using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5013.</summary>
internal static class RetentionPolicyTightenedCases
{
    private const string Id = "KW5013";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "on-deletion-from-the-default")
        {
            Baseline = CaseText.Yaml(),
            Yaml = CaseText.Yaml(spec: "persistentVolumeClaimRetentionPolicy: { whenDeleted: [|Delete|] }"),
            CSharp = CaseText.CSharp(set: "PersistentVolumeClaimRetentionPolicy = new() { WhenDeleted = [|PersistentVolumeClaimRetentionPolicyType.Delete|] },"),
            Findings = [Found("whenDeleted", "when the set is deleted")],
        },
        new(Id, "on-scale-down")
        {
            Baseline = CaseText.Yaml(spec: "persistentVolumeClaimRetentionPolicy: { whenScaled: Retain }"),
            Yaml = CaseText.Yaml(spec: "persistentVolumeClaimRetentionPolicy: { whenScaled: [|Delete|] }"),
            Findings = [Found("whenScaled", "when the set is scaled down")],
        },
        new(Id, "deleted-before-or-loosened")
        {
            Baseline = CaseText.Yaml(spec: "persistentVolumeClaimRetentionPolicy: { whenScaled: Delete, whenDeleted: Delete }"),
            Yaml = CaseText.Yaml(spec: "persistentVolumeClaimRetentionPolicy: { whenScaled: Delete }"),
            CSharp = CaseText.CSharp(set: "PersistentVolumeClaimRetentionPolicy = new() { WhenScaled = PersistentVolumeClaimRetentionPolicyType.Delete },"),
        },
        new(Id, "unknown")
        {
            Baseline = CaseText.Yaml(),
            Tree = CaseText.Yaml(spec: "persistentVolumeClaimRetentionPolicy: { whenScaled: $unknown }"),
        },
    ];

    private static ExpectedFinding Found(string name, string moment) => new(
        Id, "StatefulSet/web", $"spec.persistentVolumeClaimRetentionPolicy.{name}",
        $"StatefulSet 'web' changes {name} from Retain to Delete: data that survived so far goes with its claims {moment}. Put Retain back unless that is meant.");
}
