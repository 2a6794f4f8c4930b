using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3008.</summary>
internal static class RetentionDeleteWhenScaledCases
{
    private const string Id = "KW3008";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "delete")
        {
            Yaml = CaseText.Yaml(
                spec: """
                persistentVolumeClaimRetentionPolicy: { whenScaled: [|Delete|] }
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                PersistentVolumeClaimRetentionPolicy = new() { WhenScaled = [|PersistentVolumeClaimRetentionPolicyType.Delete|] },
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
                    "spec.persistentVolumeClaimRetentionPolicy.whenScaled",
                    "StatefulSet 'web' deletes the claims of the pods that scaling in removes: their data is gone, and scaling out again starts with "
                    + "empty volumes. Set whenScaled to Retain unless the data can be made anew."),
            ],
        },
        new(Id, "with-an-autoscaler")
        {
            Yaml = CaseText.Yaml(
                spec: """
                persistentVolumeClaimRetentionPolicy: { whenScaled: [|Delete|] }
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: { name: web-scaler }
            spec: { scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: web }, maxReplicas: 5 }
            """,
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.persistentVolumeClaimRetentionPolicy.whenScaled",
                    "StatefulSet 'web' deletes the claims of the pods that scaling in removes, and HorizontalPodAutoscaler 'web-scaler' scales it "
                    + "without asking: their data is gone, and scaling out again starts with empty volumes. Set whenScaled to Retain unless the data can "
                    + "be made anew."),
            ],
        },
        new(Id, "retain")
        {
            Yaml = CaseText.Yaml(
                spec: """
                persistentVolumeClaimRetentionPolicy: { whenScaled: Retain, whenDeleted: Delete }
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                PersistentVolumeClaimRetentionPolicy = new() { WhenScaled = PersistentVolumeClaimRetentionPolicyType.Retain },
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
        },
        new(Id, "no-claims")
        {
            Yaml = CaseText.Yaml(spec: "persistentVolumeClaimRetentionPolicy: { whenScaled: Delete }"),
        },
        new(Id, "policy-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                persistentVolumeClaimRetentionPolicy: { whenScaled: $unknown }
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
    ];
}
