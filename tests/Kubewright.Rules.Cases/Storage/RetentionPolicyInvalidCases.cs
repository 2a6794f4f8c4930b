using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3041.</summary>
internal static class RetentionPolicyInvalidCases
{
    private const string Id = "KW3041";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "unknown-values")
        {
            Yaml = CaseText.Yaml(
                spec: """
                persistentVolumeClaimRetentionPolicy: { whenDeleted: [|delete|], whenScaled: [|Keep|] }
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            NotInCSharp = "the values are those of an enum",
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.persistentVolumeClaimRetentionPolicy.whenDeleted",
                    "StatefulSet 'web' has 'delete' for whenDeleted of its retention policy, which is neither Retain nor Delete: the API server refuses "
                    + "it. Write Delete."),
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.persistentVolumeClaimRetentionPolicy.whenScaled",
                    "StatefulSet 'web' has 'Keep' for whenScaled of its retention policy, which is neither Retain nor Delete: the API server refuses "
                    + "it. Write Retain, which keeps the data.",
                    HasFix: false),
            ],
        },
        new(Id, "valid")
        {
            Yaml = CaseText.Yaml(
                spec: """
                persistentVolumeClaimRetentionPolicy: { whenDeleted: Delete, whenScaled: Retain }
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                PersistentVolumeClaimRetentionPolicy = new() { WhenDeleted = PersistentVolumeClaimRetentionPolicyType.Delete },
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
        },
        new(Id, "value-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                persistentVolumeClaimRetentionPolicy: { whenDeleted: $unknown }
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
    ];
}
