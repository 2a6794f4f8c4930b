using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3020.</summary>
internal static class StaticPvNodeConflictCases
{
    private const string Id = "KW3020";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "two-nodes-for-three-pods")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 3
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: [|kubernetes.io/hostname|], labelSelector: { matchLabels: { app: nginx } } }] } }",
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [n1] }] }] } }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /mnt/x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-1 }
            spec: { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [n1] }] }] } }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /mnt/x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-2 }
            spec: { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [n2] }] }] } }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /mnt/x } }
            """,
            CSharp = CaseText.CSharp(
                set: """
                Replicas = 3,
                Affinity = new() { PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [new() { TopologyKey = [|"kubernetes.io/hostname"|], LabelSelector = ("app", "nginx") }] } },
                VolumeClaimTemplates = [new("data") { StorageClassName = "", AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static PersistentVolume Pv0 => new("pv-0") { NodeAffinity = new() { Required = new() { NodeSelectorTerms = [new() { MatchExpressions = [new("kubernetes.io/hostname", NodeSelectorOperator.In) { Values = ["n1"] }] }] } }, Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Local = new("/mnt/x") };
                public static PersistentVolume Pv1 => new("pv-1") { NodeAffinity = new() { Required = new() { NodeSelectorTerms = [new() { MatchExpressions = [new("kubernetes.io/hostname", NodeSelectorOperator.In) { Values = ["n1"] }] }] } }, Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Local = new("/mnt/x") };
                public static PersistentVolume Pv2 => new("pv-2") { NodeAffinity = new() { Required = new() { NodeSelectorTerms = [new() { MatchExpressions = [new("kubernetes.io/hostname", NodeSelectorOperator.In) { Values = ["n2"] }] }] } }, Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Local = new("/mnt/x") };
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey",
                    "StatefulSet 'web' demands a node of its own for each of 3 pods, but its local volumes are on 2 nodes: 1 of the pods stay Pending. "
                    + "Put a volume on each of 3 nodes, or prefer the spread instead of demanding it.",
                    HasFix: false),
            ],
        },
        new(Id, "volumes-of-one-pod-on-two-nodes")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: [|""|], accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  - metadata: { name: big }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 5Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /a }, { name: big, mountPath: /b }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [n1] }] }] } }, capacity: { storage: 5Gi }, accessModes: [ReadWriteOnce], claimRef: { namespace: default, name: big-web-0 }, local: { path: /mnt/x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-1 }
            spec: { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [n2] }] }] } }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /mnt/x } }
            """,
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].spec.storageClassName",
                    "StatefulSet 'web' needs a local volume for each of 'data' and 'big' on one node, but no node has them all: its pods stay Pending. "
                    + "Put the volumes of a pod on the same node.",
                    HasFix: false),
            ],
        },
        new(Id, "spread-with-other-nodes")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 2
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "topologySpreadConstraints: [{ maxSkew: 1, topologyKey: [|kubernetes.io/hostname|], whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: nginx } } }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [n1] }] }] } }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /mnt/x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-1 }
            spec: { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [n1] }] }] } }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /mnt/x } }
            """,
            Settings = [(RuleSetting.NodeCount, "2")],
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.topologySpreadConstraints[0].topologyKey",
                    "StatefulSet 'web' demands a node of its own for each of 2 pods, but its local volumes are on 1 node: 1 of the pods stay Pending. "
                    + "Put a volume on each of 2 nodes, or prefer the spread instead of demanding it.",
                    HasFix: false),
            ],
        },
        new(Id, "a-node-for-each-pod")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 2
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: nginx } } }] } }",
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [n1] }] }] } }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /mnt/x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-1 }
            spec: { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [n2] }] }] } }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /mnt/x } }
            """,
            CSharp = CaseText.CSharp(
                set: """
                Replicas = 2,
                Affinity = new() { PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [new() { TopologyKey = "kubernetes.io/hostname", LabelSelector = ("app", "nginx") }] } },
                VolumeClaimTemplates = [new("data") { StorageClassName = "", AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static PersistentVolume Pv0 => new("pv-0") { NodeAffinity = new() { Required = new() { NodeSelectorTerms = [new() { MatchExpressions = [new("kubernetes.io/hostname", NodeSelectorOperator.In) { Values = ["n1"] }] }] } }, Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Local = new("/mnt/x") };
                public static PersistentVolume Pv1 => new("pv-1") { NodeAffinity = new() { Required = new() { NodeSelectorTerms = [new() { MatchExpressions = [new("kubernetes.io/hostname", NodeSelectorOperator.In) { Values = ["n2"] }] }] } }, Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Local = new("/mnt/x") };
                """),
        },
        new(Id, "no-demand")
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
            spec: { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [n1] }] }] } }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /mnt/x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-1 }
            spec: { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [n1] }] }] } }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /mnt/x } }
            """,
        },
        new(Id, "spread-with-nodes-unknown")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 2
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "topologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: nginx } } }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [n1] }] }] } }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /mnt/x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-1 }
            spec: { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [n1] }] }] } }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /mnt/x } }
            """,
        },
        new(Id, "a-volume-that-moves")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 2
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: nginx } } }] } }",
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [n1] }] }] } }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /mnt/x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-1 }
            spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
        },
        new(Id, "too-few-volumes-is-another-rule")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 2
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: nginx } } }] } }",
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [n1] }] }] } }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /mnt/x } }
            """,
        },
        new(Id, "node-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                replicas: 2
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: nginx } } }] } }",
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [n1] }] }] } }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /mnt/x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-1 }
            spec: { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [$unknown] }] }] } }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /mnt/x } }
            """,
        },
    ];
}
