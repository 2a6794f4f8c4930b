using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3001.</summary>
internal static class MountWithoutVolumeCases
{
    private const string Id = "KW3001";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "name-misspelt")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: [|dtaa|], mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new([|"dtaa"|], "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].volumeMounts[0].name",
                    "StatefulSet 'web' mounts 'dtaa' into container 'nginx', but no volume or claim template has that name (the closest is 'data'): its "
                    + "pods cannot be created. Use 'data', or declare a volume of that name."),
            ],
        },
        new(Id, "nothing-close")
        {
            Yaml = CaseText.Yaml(container: "volumeMounts: [{ name: [|data|], mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                container: """
                VolumeMounts = [new([|"data"|], "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].volumeMounts[0].name",
                    "StatefulSet 'web' mounts 'data' into container 'nginx', but no volume or claim template has that name: its pods cannot be created. "
                    + "Declare the volume or the claim template, or correct the name.",
                    HasFix: false),
            ],
        },
        new(Id, "init-container")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: """
                initContainers:
                  - { name: setup, image: busybox:1, volumeMounts: [{ name: [|scratch|], mountPath: /scratch }] }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                InitContainers = [new("setup", "busybox:1") { VolumeMounts = [new([|"scratch"|], "/scratch")] }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.initContainers[0].volumeMounts[0].name",
                    "StatefulSet 'web' mounts 'scratch' into init container 'setup', but no volume or claim template has that name: its pods cannot be "
                    + "created. Declare the volume or the claim template, or correct the name.",
                    HasFix: false),
            ],
        },
        new(Id, "device")
        {
            Yaml = CaseText.Yaml(container: "volumeDevices: [{ name: [|disk|], devicePath: /dev/xvda }]"),
            CSharp = CaseText.CSharp(
                container: """
                VolumeDevices = [new([|"disk"|], "/dev/xvda")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].volumeDevices[0].name",
                    "StatefulSet 'web' gives 'disk' as a device to container 'nginx', but no volume or claim template has that name: its pods cannot be "
                    + "created. Declare the volume or the claim template, or correct the name.",
                    HasFix: false),
            ],
        },
        new(Id, "volume-and-claim-template")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "volumes: [{ name: tmp, emptyDir: {} }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }, { name: tmp, mountPath: /tmp }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                Volumes = [new("tmp") { EmptyDir = new() }],
                """,
                container: """
                VolumeMounts = [new("data", "/data"), new("tmp", "/tmp")],
                """),
        },
        new(Id, "names-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: $unknown }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
        new(Id, "more-volumes")
        {
            Tree = CaseText.Yaml(
                pod: "volumes: [$more]",
                container: "volumeMounts: [{ name: data, mountPath: /data }, { name: $unknown, mountPath: /x }]"),
        },
    ];
}
