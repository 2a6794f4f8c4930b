using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3029.</summary>
internal static class ClaimSelectorDynamicClassCases
{
    private const string Id = "KW3029";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "provisioned-class")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, selector: [|{ matchLabels: { disk: ssd } }|], accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: fast }
            provisioner: disk.example.com
            """,
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { StorageClassName = "fast", Selector = [|("disk", "ssd")|], AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static StorageClass Class => new("fast") { Provisioner = "disk.example.com" };
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].spec.selector",
                    "StatefulSet 'web' selects volumes by labels in claim template 'data', but the provisioner of StorageClass 'fast' makes no volume "
                    + "for a claim that has a selector: the claims are never bound, and the pods stay Pending. Remove the selector, or use a class whose "
                    + "volumes are made beforehand."),
            ],
        },
        new(Id, "no-provisioner")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, selector: { matchLabels: { disk: ssd } }, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: fast }
            provisioner: kubernetes.io/no-provisioner
            """,
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { StorageClassName = "fast", Selector = ("disk", "ssd"), AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static StorageClass Class => new("fast") { Provisioner = "kubernetes.io/no-provisioner" };
                """),
        },
        new(Id, "volumes-of-the-class-exist")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, selector: { matchLabels: { disk: ssd } }, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: fast }
            provisioner: disk.example.com
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { storageClassName: fast, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
        },
        new(Id, "empty-selector")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, selector: {}, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: fast }
            provisioner: disk.example.com
            """,
        },
        new(Id, "provisioner-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, selector: { matchLabels: { disk: ssd } }, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: fast }
            provisioner: $unknown
            """,
        },
    ];
}
