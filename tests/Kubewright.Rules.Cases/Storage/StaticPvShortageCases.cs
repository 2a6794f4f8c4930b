using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3003.</summary>
internal static partial class StaticPvShortageCases
{
    private const string Id = "KW3003";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "two-volumes-for-three-claims")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 3
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: [|""|], accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
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
            spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
            CSharp = CaseText.CSharp(
                set: """
                Replicas = 3,
                VolumeClaimTemplates = [new("data") { StorageClassName = [|""|], AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static PersistentVolume Pv0 => new("pv-0") { Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Nfs = new("nfs", "/x") };
                public static PersistentVolume Pv1 => new("pv-1") { Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Nfs = new("nfs", "/x") };
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].spec.storageClassName",
                    "StatefulSet 'web' makes 3 claims on volumes that are made beforehand, but the PersistentVolumes among the manifests can serve 2 of "
                    + "them: claim 'data-web-2' is never bound, and its pod stays Pending. Add 1 PersistentVolume that fits, or lower replicas.",
                    HasFix: false),
            ],
        },
        new(Id, "class-without-provisioner")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 2
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: [|local|], accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
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
            spec: { storageClassName: local, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-1 }
            spec: { storageClassName: other, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
            CSharp = CaseText.CSharp(
                set: """
                Replicas = 2,
                VolumeClaimTemplates = [new("data") { StorageClassName = [|"local"|], AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static StorageClass Class => new("local") { Provisioner = "kubernetes.io/no-provisioner" };
                public static PersistentVolume Pv0 => new("pv-0") { StorageClassName = "local", Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Nfs = new("nfs", "/x") };
                public static PersistentVolume Pv1 => new("pv-1") { StorageClassName = "other", Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Nfs = new("nfs", "/x") };
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].spec.storageClassName",
                    "StatefulSet 'web' makes 2 claims on volumes that are made beforehand, but the PersistentVolumes among the manifests can serve 1 of "
                    + "them: claim 'data-web-1' is never bound, and its pod stays Pending. Add 1 PersistentVolume that fits, or lower replicas.",
                    HasFix: false),
            ],
        },
        new(Id, "kept-for-another-claim")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: [|""|], accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { claimRef: { namespace: default, name: logs-web-0 }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { StorageClassName = [|""|], AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static PersistentVolume Pv0 => new("pv-0") { ClaimRef = new() { Namespace = "default", Name = "logs-web-0" }, Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Nfs = new("nfs", "/x") };
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].spec.storageClassName",
                    "StatefulSet 'web' makes 1 claim on volumes that are made beforehand, but the PersistentVolumes among the manifests can serve 0 of "
                    + "them: claim 'data-web-0' is never bound, and its pod stays Pending. Add 1 PersistentVolume that fits, or lower replicas.",
                    HasFix: false),
            ],
        },
        new(Id, "capacity-just-below")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: [|""|], accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { capacity: { storage: 1023Mi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].spec.storageClassName",
                    "StatefulSet 'web' makes 1 claim on volumes that are made beforehand, but the PersistentVolumes among the manifests can serve 0 of "
                    + "them: claim 'data-web-0' is never bound, and its pod stays Pending. Add 1 PersistentVolume that fits, or lower replicas.",
                    HasFix: false),
            ],
        },
        new(Id, "other-attributes-differ")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 4
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: [|""|], volumeAttributesClassName: gold, selector: { matchLabels: { disk: ssd } }, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0, labels: { disk: ssd } }
            spec: { volumeMode: Block, volumeAttributesClassName: gold, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-1, labels: { disk: ssd } }
            spec: { volumeAttributesClassName: gold, capacity: { storage: 1Gi }, accessModes: [ReadOnlyMany], nfs: { server: nfs, path: /x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-2, labels: { disk: hdd } }
            spec: { volumeAttributesClassName: gold, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-3, labels: { disk: ssd } }
            spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].spec.storageClassName",
                    "StatefulSet 'web' makes 4 claims on volumes that are made beforehand, but the PersistentVolumes among the manifests can serve 0 of "
                    + "them: claim 'data-web-0' is never bound, and its pod stays Pending. Add 4 PersistentVolumes that fit, or lower replicas.",
                    HasFix: false),
            ],
        },
        .. More,
    ];
}
