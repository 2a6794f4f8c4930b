using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3043.</summary>
internal static class RetentionPolicyWithoutClaimsCases
{
    private const string Id = "KW3043";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "no-claims")
        {
            Yaml = CaseText.Yaml(spec: "persistentVolumeClaimRetentionPolicy: [|{ whenDeleted: Retain }|]"),
            CSharp = CaseText.CSharp(
                set: "PersistentVolumeClaimRetentionPolicy = [|new() { WhenDeleted = PersistentVolumeClaimRetentionPolicyType.Retain }|],"),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.persistentVolumeClaimRetentionPolicy",
                    "StatefulSet 'web' has a retention policy for claims but no claim template: the policy does nothing. Remove it, or add the claim "
                    + "template that was meant."),
            ],
        },
        new(Id, "claims")
        {
            Yaml = CaseText.Yaml(
                spec: """
                persistentVolumeClaimRetentionPolicy: { whenDeleted: Retain }
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                PersistentVolumeClaimRetentionPolicy = new() { WhenDeleted = PersistentVolumeClaimRetentionPolicyType.Retain },
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
        },
        new(Id, "templates-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                persistentVolumeClaimRetentionPolicy: { whenDeleted: Retain }
                volumeClaimTemplates: [$more]
                """),
        },
    ];
}
