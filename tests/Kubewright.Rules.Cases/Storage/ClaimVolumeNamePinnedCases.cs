using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3014.</summary>
internal static class ClaimVolumeNamePinnedCases
{
    private const string Id = "KW3014";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "three-replicas")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 3
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { volumeName: [|pv-0|], accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                Replicas = 3,
                VolumeClaimTemplates = [new("data") { VolumeName = [|"pv-0"|], AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].spec.volumeName",
                    "StatefulSet 'web' has 3 replicas, and each asks by claim template 'data' for the same PersistentVolume 'pv-0': only one claim can "
                    + "have it, the other pods stay Pending. Remove volumeName; to choose volumes, set claimRef on one PersistentVolume for each ordinal."),
            ],
        },
        new(Id, "one-replica")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { volumeName: pv-0, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { VolumeName = "pv-0", AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
        },
        new(Id, "two-replicas")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 2
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { volumeName: [|pv-0|], accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].spec.volumeName",
                    "StatefulSet 'web' has 2 replicas, and each asks by claim template 'data' for the same PersistentVolume 'pv-0': only one claim can "
                    + "have it, the other pods stay Pending. Remove volumeName; to choose volumes, set claimRef on one PersistentVolume for each ordinal."),
            ],
        },
        new(Id, "replicas-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                replicas: $unknown
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { volumeName: pv-0, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
    ];
}
