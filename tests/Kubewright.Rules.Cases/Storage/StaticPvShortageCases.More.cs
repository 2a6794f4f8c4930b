using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

internal static partial class StaticPvShortageCases
{
    private static ImmutableArray<RuleCase> More =>
    [
        new(Id, "second-template-gets-none")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 2
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  - metadata: { name: logs }
                    spec: { storageClassName: [|""|], accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }, { name: logs, mountPath: /logs }]") + """

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
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-2 }
            spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[1].spec.storageClassName",
                    "StatefulSet 'web' makes 4 claims on volumes that are made beforehand, but the PersistentVolumes among the manifests can serve 3 of "
                    + "them: claim 'logs-web-1' is never bound, and its pod stays Pending. Add 1 PersistentVolume that fits, or lower replicas.",
                    HasFix: false),
            ],
        },
        new(Id, "first-pending-is-after-the-kept-one")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 3
                ordinals: { start: 5 }
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: [|""|], accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { claimRef: { namespace: default, name: data-web-5 }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-1 }
            spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].spec.storageClassName",
                    "StatefulSet 'web' makes 3 claims on volumes that are made beforehand, but the PersistentVolumes among the manifests can serve 2 of "
                    + "them: claim 'data-web-7' is never bound, and its pod stays Pending. Add 1 PersistentVolume that fits, or lower replicas.",
                    HasFix: false),
            ],
        },
        new(Id, "capacity-exact")
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
            spec: { capacity: { storage: 1024Mi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { StorageClassName = "", AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static PersistentVolume Pv0 => new("pv-0") { Capacity = [("storage", "1024Mi")], AccessModes = [ReadWriteOnce], Nfs = new("nfs", "/x") };
                """),
        },
        new(Id, "only-one-way-to-match")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 2
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  - metadata: { name: big }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 5Gi } } }
                  - metadata: { name: ssd }
                    spec: { storageClassName: "", selector: { matchLabels: { disk: ssd } }, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /a }, { name: big, mountPath: /b }, { name: ssd, mountPath: /c }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { capacity: { storage: 5Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-1 }
            spec: { capacity: { storage: 9Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-2, labels: { disk: ssd } }
            spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-3, labels: { disk: ssd } }
            spec: { capacity: { storage: 6Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-4 }
            spec: { capacity: { storage: 2Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-5 }
            spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce, ReadWriteMany], nfs: { server: nfs, path: /x } }
            """,
        },
        new(Id, "class-with-a-provisioner")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 2
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: my-storage-class, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: my-storage-class }
            provisioner: kubernetes.io/host-path
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { storageClassName: my-storage-class, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
        },
        new(Id, "no-volume-of-the-class")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 2
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { storageClassName: other, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
        },
        new(Id, "volumes-of-another-project")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 2
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
            """,
            Settings = [(RuleSetting.Externals, "PersistentVolume/*")],
        },
        new(Id, "volume-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                replicas: 2
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
            spec: { storageClassName: $unknown, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
        },
        new(Id, "replicas-or-class-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                replicas: $unknown
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  - metadata: { name: logs }
                    spec: { storageClassName: $unknown, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
        },
    ];
}
