using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3021.</summary>
internal static class PvHostPathReplicatedCases
{
    private const string Id = "KW3021";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "volume-of-a-set")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: manual, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { storageClassName: manual, capacity: { storage: 10Gi }, accessModes: [ReadWriteOnce], hostPath: { path: [|/tmp/data|] } }
            """,
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { StorageClassName = "manual", AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static PersistentVolume Pv0 => new("pv-0") { StorageClassName = "manual", Capacity = [("storage", "10Gi")], AccessModes = [ReadWriteOnce], HostPath = new([|"/tmp/data"|]) };
                """),
            Findings =
            [
                new(
                    Id,
                    "PersistentVolume/pv-0",
                    "spec.hostPath.path",
                    "PersistentVolume 'pv-0' is the directory '/tmp/data' of whatever node the pod runs on, and it fits claim template 'data' of "
                    + "StatefulSet 'web': a pod that moves to another node finds an empty directory there. Use a local volume with node affinity, or a "
                    + "provisioner.",
                    HasFix: false),
            ],
        },
        new(Id, "data-path-in-the-template")
        {
            Yaml = CaseText.Yaml(
                pod: "volumes: [{ name: data, hostPath: { path: /srv/pg } }]",
                container: "volumeMounts: [{ name: [|data|], mountPath: /var/lib/postgresql/data }]").Replace("nginx:1.27", "postgres:17", StringComparison.Ordinal),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].volumeMounts[0].name",
                    "StatefulSet 'web' keeps the data of PostgreSQL ('/var/lib/postgresql/data') in the hostPath volume 'data', a directory of whatever "
                    + "node the pod runs on: a pod that moves to another node finds an empty directory there. Use a claim template.",
                    HasFix: false),
            ],
        },
        new(Id, "node-affinity-or-other-source")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: manual, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { storageClassName: manual, nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [n1] }] }] } }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /mnt/x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-1 }
            spec: { storageClassName: manual, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { StorageClassName = "manual", AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static PersistentVolume Pv1 => new("pv-1") { StorageClassName = "manual", Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Nfs = new("nfs", "/x") };
                """),
        },
        new(Id, "fits-no-claim")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: manual, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { storageClassName: other, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /tmp/data } }
            """,
        },
        new(Id, "host-path-at-no-data-path")
        {
            Yaml = CaseText.Yaml(
                pod: "volumes: [{ name: logs, hostPath: { path: /var/log } }]",
                container: "volumeMounts: [{ name: logs, mountPath: /logs }]"),
        },
        new(Id, "one-node")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: manual, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { storageClassName: manual, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /tmp/data } }
            """,
            Settings = [(RuleSetting.NodeCount, "1")],
        },
        new(Id, "class-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: manual, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { storageClassName: $unknown, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /tmp/data } }
            """,
        },
    ];
}
