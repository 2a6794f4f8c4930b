using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3007.</summary>
internal static class VolumeModeMismatchCases
{
    private const string Id = "KW3007";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "block-is-mounted")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { volumeMode: Block, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: [|data|], mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { VolumeMode = VolumeMode.Block, AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new([|"data"|], "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].volumeMounts[0].name",
                    "StatefulSet 'web' uses claim template 'data', a Block volume, through volumeMounts of container 'nginx': the kubelet refuses to "
                    + "start the pod. Move the entry to volumeDevices, or set the template's volumeMode to Filesystem."),
            ],
        },
        new(Id, "file-system-is-a-device")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeDevices: [{ name: [|data|], devicePath: /dev/xvda }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeDevices = [new([|"data"|], "/dev/xvda")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].volumeDevices[0].name",
                    "StatefulSet 'web' uses claim template 'data', a Filesystem volume, through volumeDevices of container 'nginx': the kubelet refuses "
                    + "to start the pod. Move the entry to volumeMounts, or set the template's volumeMode to Block."),
            ],
        },
        new(Id, "used-both-ways")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: """
                volumeMounts: [{ name: data, mountPath: /data }]
                volumeDevices: [{ name: [|data|], devicePath: /dev/xvda }]
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].volumeDevices[0].name",
                    "StatefulSet 'web' uses claim template 'data', a Filesystem volume, through volumeDevices of container 'nginx': the kubelet refuses "
                    + "to start the pod. Move the entry to volumeMounts, or set the template's volumeMode to Block.",
                    HasFix: false),
            ],
        },
        new(Id, "as-its-mode-says")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  - metadata: { name: raw }
                    spec: { volumeMode: Block, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: """
                volumeMounts: [{ name: data, mountPath: /data }]
                volumeDevices: [{ name: raw, devicePath: /dev/xvda }]
                """),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }, new("raw") { VolumeMode = VolumeMode.Block, AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                VolumeDevices = [new("raw", "/dev/xvda")],
                """),
        },
        new(Id, "mode-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { volumeMode: $unknown, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeDevices: [{ name: data, devicePath: /dev/xvda }]"),
        },
    ];
}
