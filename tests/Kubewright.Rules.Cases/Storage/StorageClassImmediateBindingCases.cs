using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3011.</summary>
internal static class StorageClassImmediateBindingCases
{
    private const string Id = "KW3011";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "immediate")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: nginx } } }] } }",
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: fast }
            provisioner: disk.example.com
            volumeBindingMode: [|Immediate|]
            """,
            CSharp = CaseText.CSharp(
                set: """
                Affinity = new() { PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [new() { TopologyKey = "kubernetes.io/hostname", LabelSelector = ("app", "nginx") }] } },
                VolumeClaimTemplates = [new("data") { StorageClassName = "fast", AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static StorageClass Class => new("fast") { Provisioner = "disk.example.com", VolumeBindingMode = [|VolumeBindingMode.Immediate|] };
                """),
            Findings =
            [
                new(
                    Id,
                    "StorageClass/fast",
                    "volumeBindingMode",
                    "StorageClass 'fast' binds a claim as soon as it exists, before anyone knows where its pod can run, but StatefulSet 'web' demands "
                    + "pod anti-affinity and takes volumes of the class by claim template 'data': the volume may be in a zone where no node is allowed, "
                    + "and the pod stays Pending. Set volumeBindingMode to WaitForFirstConsumer; of a class that was applied already it cannot be "
                    + "changed, so use a new one."),
            ],
        },
        new(Id, "not-written")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "nodeSelector: { disk: ssd }",
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: [|fast|] }
            provisioner: disk.example.com
            """,
            CSharp = CaseText.CSharp(
                set: """
                NodeSelector = ("disk", "ssd"),
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
                    "volumeBindingMode",
                    "StorageClass 'fast' binds a claim as soon as it exists, before anyone knows where its pod can run, but StatefulSet 'web' demands a "
                    + "node selector and takes volumes of the class by claim template 'data': the volume may be in a zone where no node is allowed, and "
                    + "the pod stays Pending. Set volumeBindingMode to WaitForFirstConsumer; of a class that was applied already it cannot be changed, so "
                    + "use a new one."),
            ],
        },
        new(Id, "spread")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "topologySpreadConstraints: [{ maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: nginx } } }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: [|fast|] }
            provisioner: disk.example.com
            """,
            Findings =
            [
                new(
                    Id,
                    "StorageClass/fast",
                    "volumeBindingMode",
                    "StorageClass 'fast' binds a claim as soon as it exists, before anyone knows where its pod can run, but StatefulSet 'web' demands a "
                    + "topology spread constraint and takes volumes of the class by claim template 'data': the volume may be in a zone where no node is "
                    + "allowed, and the pod stays Pending. Set volumeBindingMode to WaitForFirstConsumer; of a class that was applied already it cannot "
                    + "be changed, so use a new one."),
            ],
        },
        new(Id, "node-affinity")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: disk, operator: Exists }] }] } } }",
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: [|fast|] }
            provisioner: disk.example.com
            """,
            Findings =
            [
                new(
                    Id,
                    "StorageClass/fast",
                    "volumeBindingMode",
                    "StorageClass 'fast' binds a claim as soon as it exists, before anyone knows where its pod can run, but StatefulSet 'web' demands "
                    + "node affinity and takes volumes of the class by claim template 'data': the volume may be in a zone where no node is allowed, and "
                    + "the pod stays Pending. Set volumeBindingMode to WaitForFirstConsumer; of a class that was applied already it cannot be changed, so "
                    + "use a new one."),
            ],
        },
        new(Id, "waits")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: nginx } } }] } }",
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
                Affinity = new() { PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [new() { TopologyKey = "kubernetes.io/hostname", LabelSelector = ("app", "nginx") }] } },
                VolumeClaimTemplates = [new("data") { StorageClassName = "fast", AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static StorageClass Class => new("fast") { Provisioner = "disk.example.com", VolumeBindingMode = VolumeBindingMode.WaitForFirstConsumer };
                """),
        },
        new(Id, "only-preferred")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "topologySpreadConstraints: [{ maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: nginx } } }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: { name: fast }
            provisioner: disk.example.com
            """,
        },
        new(Id, "class-elsewhere")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: nginx } } }] } }",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
        new(Id, "mode-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: nginx } } }] } }",
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
