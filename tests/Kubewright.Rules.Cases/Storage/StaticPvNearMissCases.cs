using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3012.</summary>
internal static class StaticPvNearMissCases
{
    private const string Id = "KW3012";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "capacity")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { capacity: { storage: [|512Mi|] }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { StorageClassName = "", AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static PersistentVolume Pv0 => new("pv-0") { Capacity = [("storage", [|"512Mi"|])], AccessModes = [ReadWriteOnce], Nfs = new("nfs", "/x") };
                """),
            Findings =
            [
                new(
                    Id,
                    "PersistentVolume/pv-0",
                    "spec.capacity.storage",
                    "PersistentVolume 'pv-0' would serve claim template 'data' of StatefulSet 'web', but its capacity is 512Mi, and the claim needs 1Gi "
                    + "or more: claim 'data-web-0' stays unbound. Change it on the volume or in the claim template."),
            ],
        },
        new(Id, "storage-class")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: local, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: local }
            provisioner: kubernetes.io/no-provisioner
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { storageClassName: [|loacl|], capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
            Findings =
            [
                new(
                    Id,
                    "PersistentVolume/pv-0",
                    "spec.storageClassName",
                    "PersistentVolume 'pv-0' would serve claim template 'data' of StatefulSet 'web', but its storage class is 'loacl', and the claim "
                    + "needs 'local': claim 'data-web-0' stays unbound. Change it on the volume or in the claim template."),
            ],
        },
        new(Id, "volume-mode")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { volumeMode: [|Block|], capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
            Findings =
            [
                new(
                    Id,
                    "PersistentVolume/pv-0",
                    "spec.volumeMode",
                    "PersistentVolume 'pv-0' would serve claim template 'data' of StatefulSet 'web', but its volume mode is Block, and the claim needs "
                    + "Filesystem: claim 'data-web-0' stays unbound. Change it on the volume or in the claim template."),
            ],
        },
        new(Id, "access-modes")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { capacity: { storage: 1Gi }, accessModes: [|[ReadOnlyMany]|], nfs: { server: nfs, path: /x } }
            """,
            Findings =
            [
                new(
                    Id,
                    "PersistentVolume/pv-0",
                    "spec.accessModes",
                    "PersistentVolume 'pv-0' would serve claim template 'data' of StatefulSet 'web', but its access modes are ReadOnlyMany, and the "
                    + "claim needs ReadWriteOnce: claim 'data-web-0' stays unbound. Change it on the volume or in the claim template."),
            ],
        },
        new(Id, "labels")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: "", selector: { matchLabels: { disk: ssd } }, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata:
              name: pv-0
              labels: [|{ disk: hdd }|]
            spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
            Findings =
            [
                new(
                    Id,
                    "PersistentVolume/pv-0",
                    "metadata.labels",
                    "PersistentVolume 'pv-0' would serve claim template 'data' of StatefulSet 'web', but its labels are disk=hdd, and the claim needs "
                    + "disk=ssd: claim 'data-web-0' stays unbound. Change it on the volume or in the claim template."),
            ],
        },
        new(Id, "two-attributes")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { volumeMode: Block, capacity: { storage: 512Mi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { StorageClassName = "", AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static PersistentVolume Pv0 => new("pv-0") { VolumeMode = VolumeMode.Block, Capacity = [("storage", "512Mi")], AccessModes = [ReadWriteOnce], Nfs = new("nfs", "/x") };
                """),
        },
        new(Id, "all-claims-are-served")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-1 }
            spec: { capacity: { storage: 512Mi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
        },
        new(Id, "class-of-other-claims")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: local, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: local }
            provisioner: kubernetes.io/no-provisioner
            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: other }
            provisioner: kubernetes.io/no-provisioner
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { storageClassName: other, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
        },
        new(Id, "attribute-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { capacity: { storage: 512Mi }, accessModes: [$unknown], nfs: { server: nfs, path: /x } }
            """,
        },
    ];
}
