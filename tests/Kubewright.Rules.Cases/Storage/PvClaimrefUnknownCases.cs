using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3015.</summary>
internal static class PvClaimrefUnknownCases
{
    private const string Id = "KW3015";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "name-misspelt")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { claimRef: { namespace: default, name: [|data-wbe-0|] }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static PersistentVolume Pv0 => new("pv-0") { ClaimRef = new() { Namespace = "default", Name = [|"data-wbe-0"|] }, Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Nfs = new("nfs", "/x") };
                """),
            Findings =
            [
                new(
                    Id,
                    "PersistentVolume/pv-0",
                    "spec.claimRef.name",
                    "PersistentVolume 'pv-0' is kept for the claim 'data-wbe-0' in namespace 'default', but nothing among the manifests makes that "
                    + "claim (the closest is 'data-web-0'): no other claim can have the volume, and it stays unused. Name the claim as its template, its "
                    + "set and its ordinal are named, or remove claimRef."),
            ],
        },
        new(Id, "beyond-the-last-ordinal")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 2
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { claimRef: { namespace: default, name: data-web-0 }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-1 }
            spec: { claimRef: { namespace: default, name: data-web-1 }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-2 }
            spec: { claimRef: { namespace: default, name: [|data-web-2|] }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
            Findings =
            [
                new(
                    Id,
                    "PersistentVolume/pv-2",
                    "spec.claimRef.name",
                    "PersistentVolume 'pv-2' is kept for the claim 'data-web-2' in namespace 'default', but nothing among the manifests makes that "
                    + "claim: no other claim can have the volume, and it stays unused. Name the claim as its template, its set and its ordinal are named, "
                    + "or remove claimRef.",
                    HasFix: false),
            ],
        },
        new(Id, "claim-of-the-set-or-written")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 2
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { claimRef: { namespace: default, name: data-web-1 }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-1 }
            spec: { claimRef: { namespace: default, name: shared }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: { name: shared }
            spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
            """,
            CSharp = CaseText.CSharp(
                set: """
                Replicas = 2,
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static PersistentVolume Pv0 => new("pv-0") { ClaimRef = new() { Namespace = "default", Name = "data-web-1" }, Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Nfs = new("nfs", "/x") };
                public static PersistentVolume Pv1 => new("pv-1") { ClaimRef = new() { Namespace = "default", Name = "shared" }, Capacity = [("storage", "1Gi")], AccessModes = [ReadWriteOnce], Nfs = new("nfs", "/x") };
                public static PersistentVolumeClaim Shared => new("shared") { AccessModes = [ReadWriteOnce], Storage = "1Gi" };
                """),
        },
        new(Id, "no-claims-at-all")
        {
            Yaml = CaseText.Yaml() + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { claimRef: { namespace: default, name: data-db-0 }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
        },
        new(Id, "ordinals-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                replicas: $unknown
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: pv-0 }
            spec: { claimRef: { namespace: default, name: data-web-7 }, capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: nfs, path: /x } }
            """,
        },
    ];
}
