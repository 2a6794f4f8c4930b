using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3026.</summary>
internal static class PvReclaimNotRetainCases
{
    private const string Id = "KW3026";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "delete")
        {
            Yaml = """
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { persistentVolumeReclaimPolicy: [|Delete|], capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
            CSharp = """
            [Manifests]
            public static class Storage
            {
                public static PersistentVolume Pv0 => new("pv-0") { PersistentVolumeReclaimPolicy = [|ReclaimPolicy.Delete|], Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Nfs = new("nfs", "/x") };
            }
            """,
            Findings =
            [
                new(
                    Id,
                    "PersistentVolume/pv-0",
                    "spec.persistentVolumeReclaimPolicy",
                    "PersistentVolume 'pv-0' deletes the volume and its data when its claim goes: a claim that is deleted by mistake takes the data "
                    + "with it. Set persistentVolumeReclaimPolicy to Retain."),
            ],
        },
        new(Id, "recycle")
        {
            Yaml = """
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { persistentVolumeReclaimPolicy: [|Recycle|], capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
            Findings =
            [
                new(
                    Id,
                    "PersistentVolume/pv-0",
                    "spec.persistentVolumeReclaimPolicy",
                    "PersistentVolume 'pv-0' wipes the data when its claim goes, by a way of Kubernetes that is deprecated: a claim that is deleted by "
                    + "mistake takes the data with it. Set persistentVolumeReclaimPolicy to Retain."),
            ],
        },
        new(Id, "retain-or-not-written")
        {
            Yaml = """
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { persistentVolumeReclaimPolicy: Retain, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
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
                public static PersistentVolume Pv0 => new("pv-0") { PersistentVolumeReclaimPolicy = ReclaimPolicy.Retain, Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Nfs = new("nfs", "/x") };
                public static PersistentVolume Pv1 => new("pv-1") { Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Nfs = new("nfs", "/x") };
            }
            """,
        },
        new(Id, "policy-unknown")
        {
            Tree = """
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { persistentVolumeReclaimPolicy: $unknown, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
        },
    ];
}
