using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3032.</summary>
internal static class PvLocalNoAffinityCases
{
    private const string Id = "KW3032";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "no-affinity")
        {
            Yaml = """
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: [|/mnt/x|] } }
            """,
            CSharp = """
            [Manifests]
            public static class Storage
            {
                public static PersistentVolume Pv0 => new("pv-0") { Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Local = new([|"/mnt/x"|]) };
            }
            """,
            Findings =
            [
                new(
                    Id,
                    "PersistentVolume/pv-0",
                    "spec.local.path",
                    "PersistentVolume 'pv-0' is the local directory '/mnt/x', but no node affinity says on which node: the API server refuses it. Set "
                    + "nodeAffinity.required to the node's kubernetes.io/hostname.",
                    HasFix: false),
            ],
        },
        new(Id, "no-terms")
        {
            Yaml = """
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { nodeAffinity: { required: { nodeSelectorTerms: [] } }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: [|/mnt/x|] } }
            """,
            Findings =
            [
                new(
                    Id,
                    "PersistentVolume/pv-0",
                    "spec.local.path",
                    "PersistentVolume 'pv-0' is the local directory '/mnt/x', but no node affinity says on which node: the API server refuses it. Set "
                    + "nodeAffinity.required to the node's kubernetes.io/hostname.",
                    HasFix: false),
            ],
        },
        new(Id, "affinity-or-not-local")
        {
            Yaml = """
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
            CSharp = """
            [Manifests]
            public static class Storage
            {
                public static PersistentVolume Pv0 => new("pv-0") { NodeAffinity = new() { Required = new() { NodeSelectorTerms = [new() { MatchExpressions = [new("kubernetes.io/hostname", NodeSelectorOperator.In) { Values = ["n1"] }] }] } }, Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Local = new("/mnt/x") };
                public static PersistentVolume Pv1 => new("pv-1") { Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Nfs = new("nfs", "/x") };
            }
            """,
        },
        new(Id, "affinity-unknown")
        {
            Tree = """
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { nodeAffinity: $unknown, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /mnt/x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-1 }
            spec: { nodeAffinity: { required: { nodeSelectorTerms: [$more] } }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /mnt/x } }
            """,
        },
    ];
}
