using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3017.</summary>
internal static class RetentionDeleteWhenDeletedCases
{
    private const string Id = "KW3017";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "delete")
        {
            Yaml = CaseText.Yaml(
                spec: """
                persistentVolumeClaimRetentionPolicy: { whenDeleted: [|Delete|] }
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                PersistentVolumeClaimRetentionPolicy = new() { WhenDeleted = [|PersistentVolumeClaimRetentionPolicyType.Delete|] },
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.persistentVolumeClaimRetentionPolicy.whenDeleted",
                    "StatefulSet 'web' takes all its claims with it when it is deleted, and the data with every claim whose volume is not retained. A "
                    + "set is deleted by mistake, or to be made anew, more often than its data. Set whenDeleted to Retain unless the data can be made "
                    + "anew."),
            ],
        },
        new(Id, "class-deletes-the-volume")
        {
            Yaml = CaseText.Yaml(
                spec: """
                persistentVolumeClaimRetentionPolicy: { whenDeleted: [|Delete|] }
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: fast }
            provisioner: disk.example.com
            """,
            CSharp = CaseText.CSharp(
                set: """
                PersistentVolumeClaimRetentionPolicy = new() { WhenDeleted = [|PersistentVolumeClaimRetentionPolicyType.Delete|] },
                VolumeClaimTemplates = [new("data") { StorageClassName = "fast", AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static StorageClass Class => new("fast") { Provisioner = "disk.example.com" };
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.persistentVolumeClaimRetentionPolicy.whenDeleted",
                    "StatefulSet 'web' takes all its claims with it when it is deleted, and StorageClass 'fast' deletes the volume and its data with "
                    + "each claim. A set is deleted by mistake, or to be made anew, more often than its data. Set whenDeleted to Retain unless the data "
                    + "can be made anew."),
            ],
        },
        new(Id, "class-retains-the-volume")
        {
            Yaml = CaseText.Yaml(
                spec: """
                persistentVolumeClaimRetentionPolicy: { whenDeleted: [|Delete|] }
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: fast }
            provisioner: disk.example.com
            reclaimPolicy: Retain
            """,
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.persistentVolumeClaimRetentionPolicy.whenDeleted",
                    "StatefulSet 'web' takes all its claims with it when it is deleted, and the data with every claim whose volume is not retained. A "
                    + "set is deleted by mistake, or to be made anew, more often than its data. Set whenDeleted to Retain unless the data can be made "
                    + "anew."),
            ],
        },
        new(Id, "retain")
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
        new(Id, "policy-unknown")
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
