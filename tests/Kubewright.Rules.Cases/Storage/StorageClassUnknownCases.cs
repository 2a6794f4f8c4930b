using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3019.</summary>
internal static class StorageClassUnknownCases
{
    private const string Id = "KW3019";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "misspelt")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: [|fats|], accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { StorageClassName = [|"fats"|], AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
            Settings = [(RuleSetting.StorageClasses, "fast, slow")],
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].spec.storageClassName",
                    "StatefulSet 'web' has claim template 'data' with the storage class 'fats', which is neither among the manifests nor among the "
                    + "classes of the cluster (the closest is 'fast'): its claims are never bound, and the pods stay Pending. Name a class that the "
                    + "cluster has."),
            ],
        },
        new(Id, "nothing-close")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: [|premium|], accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            Settings = [(RuleSetting.StorageClasses, "fast, slow")],
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].spec.storageClassName",
                    "StatefulSet 'web' has claim template 'data' with the storage class 'premium', which is neither among the manifests nor among the "
                    + "classes of the cluster: its claims are never bound, and the pods stay Pending. Name a class that the cluster has.",
                    HasFix: false),
            ],
        },
        new(Id, "of-the-cluster-or-the-manifests")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: slow, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  - metadata: { name: own }
                    spec: { storageClassName: mine, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  - metadata: { name: none }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: mine }
            provisioner: disk.example.com
            """,
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { StorageClassName = "slow", AccessModes = [ReadWriteOnce], Storage = "1Gi" }, new("own") { StorageClassName = "mine", AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static StorageClass Class => new("mine") { Provisioner = "disk.example.com" };
                """),
            Settings = [(RuleSetting.StorageClasses, "fast, slow")],
        },
        new(Id, "classes-not-configured")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fats, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
        new(Id, "volumes-have-the-class")
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
            spec: { storageClassName: manual, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
            Settings = [(RuleSetting.StorageClasses, "fast, slow")],
        },
        new(Id, "of-another-project")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: premium, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            Settings = [(RuleSetting.StorageClasses, "fast, slow"), (RuleSetting.Externals, "StorageClass/premium")],
        },
        new(Id, "class-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: $unknown, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            Settings = [(RuleSetting.StorageClasses, "fast, slow")],
        },
        new(Id, "classes-of-unknown-name")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: premium, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: $unknown }
            provisioner: disk.example.com
            """,
            Settings = [(RuleSetting.StorageClasses, "fast, slow")],
        },
    ];
}
