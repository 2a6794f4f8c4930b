using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3034.</summary>
internal static class MountHidesClaimCases
{
    private const string Id = "KW3034";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "below")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "volumes: [{ name: tmp, emptyDir: {} }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }, { name: tmp, mountPath: [|/data/wal|] }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                Volumes = [new("tmp") { EmptyDir = new() }],
                """,
                container: """
                VolumeMounts = [new("data", "/data"), new("tmp", [|"/data/wal"|])],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].volumeMounts[1].mountPath",
                    "StatefulSet 'web' mounts 'tmp' at '/data/wal' in container 'nginx', inside '/data' where the claim 'data' is: what the process "
                    + "writes below that path is not kept with the claim's data. Mount one of them somewhere else.",
                    HasFix: false),
            ],
        },
        new(Id, "above")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "volumes: [{ name: tmp, emptyDir: {} }]",
                container: "volumeMounts: [{ name: tmp, mountPath: [|/var|] }, { name: data, mountPath: /var/lib/data }]"),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].volumeMounts[0].mountPath",
                    "StatefulSet 'web' mounts 'tmp' at '/var' in container 'nginx', around '/var/lib/data' where the claim 'data' is: what the process "
                    + "writes beside the claim is not kept with the claim's data. Mount one of them somewhere else.",
                    HasFix: false),
            ],
        },
        new(Id, "side-by-side")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "volumes: [{ name: tmp, emptyDir: {} }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }, { name: tmp, mountPath: /data2 }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                Volumes = [new("tmp") { EmptyDir = new() }],
                """,
                container: """
                VolumeMounts = [new("data", "/data"), new("tmp", "/data2")],
                """),
        },
        new(Id, "files-and-claims-below")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  - metadata: { name: logs }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "volumes: [{ name: conf, configMap: { name: conf } }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }, { name: conf, mountPath: /data/conf }, { name: logs, mountPath: /data/logs }]"),
        },
        new(Id, "path-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "volumes: [{ name: tmp, emptyDir: {} }]",
                container: "volumeMounts: [{ name: data, mountPath: $unknown }, { name: tmp, mountPath: /data/wal }]"),
        },
    ];
}
