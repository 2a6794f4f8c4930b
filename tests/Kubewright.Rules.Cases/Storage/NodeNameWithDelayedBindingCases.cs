using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3035.</summary>
internal static class NodeNameWithDelayedBindingCases
{
    private const string Id = "KW3035";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "node-name")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "nodeName: [|node-1|]",
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: fast }
            provisioner: disk.example.com
            volumeBindingMode: WaitForFirstConsumer
            """,
            CSharp = CaseText.CSharp(
                set: """
                NodeName = [|"node-1"|],
                VolumeClaimTemplates = [new("data") { StorageClassName = "fast", AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static StorageClass Class => new("fast") { Provisioner = "disk.example.com", VolumeBindingMode = VolumeBindingMode.WaitForFirstConsumer };
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.nodeName",
                    "StatefulSet 'web' puts its pods on node 'node-1' without the scheduler, but StorageClass 'fast' leaves it to the scheduler to "
                    + "start the binding of claim template 'data': the claim is never bound, and the pods never start. Select the node by its label "
                    + "kubernetes.io/hostname instead."),
            ],
        },
        new(Id, "immediate")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "nodeName: node-1",
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: fast }
            provisioner: disk.example.com
            """,
            CSharp = CaseText.CSharp(
                set: """
                NodeName = "node-1",
                VolumeClaimTemplates = [new("data") { StorageClassName = "fast", AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static StorageClass Class => new("fast") { Provisioner = "disk.example.com" };
                """),
        },
        new(Id, "no-node-name")
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
            volumeBindingMode: WaitForFirstConsumer
            """,
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { StorageClassName = "fast", AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static StorageClass Class => new("fast") { Provisioner = "disk.example.com", VolumeBindingMode = VolumeBindingMode.WaitForFirstConsumer };
                """),
        },
        new(Id, "node-or-mode-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "nodeName: node-1",
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: fast }
            provisioner: disk.example.com
            volumeBindingMode: $unknown
            """,
        },
    ];
}
