using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3018.</summary>
internal static class ClaimAccessModesInvalidCases
{
    private const string Id = "KW3018";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "missing")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: [|data|] }
                    spec: { resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new([|"data"|]) { Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].metadata.name",
                    "StatefulSet 'web' has claim template 'data', which has no access mode: the API server refuses its claims, so no pod is created. "
                    + "Set accessModes to [ReadWriteOnce], which every provisioner has."),
            ],
        },
        new(Id, "empty")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [|[]|], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].spec.accessModes",
                    "StatefulSet 'web' has claim template 'data', which has no access mode: the API server refuses its claims, so no pod is created. "
                    + "Set accessModes to [ReadWriteOnce], which every provisioner has."),
            ],
        },
        new(Id, "unknown-mode")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [[|ReadWriteOne|]], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].spec.accessModes[0]",
                    "StatefulSet 'web' has claim template 'data', which has the access mode 'ReadWriteOne', which does not exist (the closest is "
                    + "ReadWriteOnce): the API server refuses its claims, so no pod is created. Set accessModes to [ReadWriteOnce], which every "
                    + "provisioner has."),
            ],
        },
        new(Id, "once-pod-with-another")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce, [|ReadWriteOncePod|]], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce, [|ReadWriteOncePod|]], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].spec.accessModes[1]",
                    "StatefulSet 'web' has claim template 'data', which combines ReadWriteOncePod with another access mode: the API server refuses its "
                    + "claims, so no pod is created. Set accessModes to [ReadWriteOnce], which every provisioner has."),
            ],
        },
        new(Id, "valid")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOncePod], resources: { requests: { storage: 1Gi } } }
                  - metadata: { name: logs }
                    spec: { accessModes: [ReadWriteOnce, ReadOnlyMany, ReadWriteMany], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOncePod], Storage = "1Gi" }, new("logs") { AccessModes = [ReadWriteOnce, ReadWriteMany], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
        },
        new(Id, "modes-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOncePod, $unknown], resources: { requests: { storage: 1Gi } } }
                  - metadata: { name: logs }
                    spec: { accessModes: [ReadWriteOne, $more], resources: { requests: { storage: 1Gi } } }
                  - metadata: { name: more }
                    spec: { accessModes: $unknown, resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
    ];
}
