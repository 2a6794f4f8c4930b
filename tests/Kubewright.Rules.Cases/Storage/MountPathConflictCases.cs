using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3030.</summary>
internal static class MountPathConflictCases
{
    private const string Id = "KW3030";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "same-path")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  - metadata: { name: logs }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }, { name: logs, mountPath: [|/data|] }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }, new("logs") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data"), new("logs", [|"/data"|])],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].volumeMounts[1].mountPath",
                    "StatefulSet 'web' mounts 'logs' at '/data' in container 'nginx', but 'data' is there already: its pods cannot be created. Give "
                    + "each mount a path of its own, and a subPath inside the volume.",
                    HasFix: false),
            ],
        },
        new(Id, "mount-and-device")
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
                volumeDevices: [{ name: raw, devicePath: [|/data|] }]
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].volumeDevices[0].devicePath",
                    "StatefulSet 'web' gives 'raw' at '/data' to container 'nginx', but 'data' is there already: its pods cannot be created. Give each "
                    + "mount a path of its own, and a subPath inside the volume.",
                    HasFix: false),
            ],
        },
        new(Id, "empty-path")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: """
                volumeMounts: [{ name: data, mountPath: [|""|] }]
                """),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", [|""|])],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].volumeMounts[0].mountPath",
                    "StatefulSet 'web' mounts 'data' in container 'nginx', but its path is empty: its pods cannot be created. Give each mount a path of "
                    + "its own, and a subPath inside the volume.",
                    HasFix: false),
            ],
        },
        new(Id, "sub-path-absolute-or-upwards")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  - metadata: { name: logs }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /a, subPath: [|/abs|] }, { name: logs, mountPath: /b, subPath: [|x/../../y|] }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }, new("logs") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/a") { SubPath = [|"/abs"|] }, new("logs", "/b") { SubPath = [|"x/../../y"|] }],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].volumeMounts[0].subPath",
                    "StatefulSet 'web' mounts 'data' at '/a' in container 'nginx', but its subPath '/abs' is not relative to the volume: its pods "
                    + "cannot be created. Give each mount a path of its own, and a subPath inside the volume.",
                    HasFix: false),
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].volumeMounts[1].subPath",
                    "StatefulSet 'web' mounts 'logs' at '/b' in container 'nginx', but its subPath 'x/../../y' leads out of the volume: its pods cannot "
                    + "be created. Give each mount a path of its own, and a subPath inside the volume.",
                    HasFix: false),
            ],
        },
        new(Id, "both-sub-paths")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data, subPath: a, subPathExpr: [|$(POD)|] }]"),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].volumeMounts[0].subPathExpr",
                    "StatefulSet 'web' mounts 'data' at '/data' in container 'nginx', but it has both subPath and subPathExpr: its pods cannot be "
                    + "created. Give each mount a path of its own, and a subPath inside the volume.",
                    HasFix: false),
            ],
        },
        new(Id, "sound")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  - metadata: { name: logs }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data, subPath: a..b/c }, { name: logs, mountPath: /data/logs, subPathExpr: $(POD) }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }, new("logs") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data") { SubPath = "a..b/c" }, new("logs", "/data/logs")],
                """),
        },
        new(Id, "path-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  - metadata: { name: logs }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data, subPath: $unknown }, { name: logs, mountPath: $unknown }]"),
        },
    ];
}
