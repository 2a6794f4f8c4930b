using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3031.</summary>
internal static class StorageClassNoExpansionCases
{
    private const string Id = "KW3031";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "not-written")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: [|fast|] }
            provisioner: disk.example.com
            """,
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { StorageClassName = "fast", AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static StorageClass Class => new([|"fast"|]) { Provisioner = "disk.example.com" };
                """),
            Findings =
            [
                new(
                    Id,
                    "StorageClass/fast",
                    "allowVolumeExpansion",
                    "StorageClass 'fast' does not allow its volumes to grow: when claim template 'data' of StatefulSet 'web' is full, its data has to "
                    + "be moved to new claims. Set allowVolumeExpansion to true if the provisioner can do it."),
            ],
        },
        new(Id, "forbidden")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: fast }
            provisioner: disk.example.com
            allowVolumeExpansion: [|false|]
            """,
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { StorageClassName = "fast", AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static StorageClass Class => new("fast") { Provisioner = "disk.example.com", AllowVolumeExpansion = [|false|] };
                """),
            Findings =
            [
                new(
                    Id,
                    "StorageClass/fast",
                    "allowVolumeExpansion",
                    "StorageClass 'fast' does not allow its volumes to grow: when claim template 'data' of StatefulSet 'web' is full, its data has to "
                    + "be moved to new claims. Set allowVolumeExpansion to true if the provisioner can do it."),
            ],
        },
        new(Id, "allowed")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: fast }
            provisioner: disk.example.com
            allowVolumeExpansion: true
            """,
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { StorageClassName = "fast", AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static StorageClass Class => new("fast") { Provisioner = "disk.example.com", AllowVolumeExpansion = true };
                """),
        },
        new(Id, "nobody-uses-it-or-no-provisioner")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: other }
            provisioner: disk.example.com
            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: fast }
            provisioner: kubernetes.io/no-provisioner
            """,
        },
        new(Id, "flag-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: fast }
            provisioner: disk.example.com
            allowVolumeExpansion: $unknown
            """,
        },
    ];
}
