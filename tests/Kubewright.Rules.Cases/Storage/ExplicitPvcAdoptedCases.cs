using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3023.</summary>
internal static class ExplicitPvcAdoptedCases
{
    private const string Id = "KW3023";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "smaller")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 5Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: { name: data-web-0 }
            spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: [|1Gi|] } } }
            """,
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "5Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static PersistentVolumeClaim Claim => new("data-web-0") { AccessModes = [ReadWriteOnce], Storage = [|"1Gi"|] };
                """),
            Findings =
            [
                new(
                    Id,
                    "PersistentVolumeClaim/data-web-0",
                    "spec.resources.requests.storage",
                    "PersistentVolumeClaim 'data-web-0' is the claim that claim template 'data' of StatefulSet 'web' would make, so the set uses it as "
                    + "it is: it requests 1Gi of storage, and the template's 5Gi does not count for this pod. Let the claim say what the template says."),
            ],
        },
        new(Id, "class-mode-and-access-modes")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: fast, volumeMode: Block, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeDevices: [{ name: data, devicePath: /dev/xvda }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: { name: data-web-0 }
            spec: { storageClassName: [|slow|], volumeMode: [|Filesystem|], accessModes: [|[ReadWriteMany]|], resources: { requests: { storage: 1Gi } } }
            """,
            Findings =
            [
                new(
                    Id,
                    "PersistentVolumeClaim/data-web-0",
                    "spec.storageClassName",
                    "PersistentVolumeClaim 'data-web-0' is the claim that claim template 'data' of StatefulSet 'web' would make, so the set uses it as "
                    + "it is: it has the storage class 'slow', and the template's 'fast' does not count for this pod. Let the claim say what the template "
                    + "says."),
                new(
                    Id,
                    "PersistentVolumeClaim/data-web-0",
                    "spec.volumeMode",
                    "PersistentVolumeClaim 'data-web-0' is the claim that claim template 'data' of StatefulSet 'web' would make, so the set uses it as "
                    + "it is: it has the volume mode Filesystem, and the template's Block does not count for this pod. Let the claim say what the "
                    + "template says."),
                new(
                    Id,
                    "PersistentVolumeClaim/data-web-0",
                    "spec.accessModes",
                    "PersistentVolumeClaim 'data-web-0' is the claim that claim template 'data' of StatefulSet 'web' would make, so the set uses it as "
                    + "it is: it has the access modes ReadWriteMany, and the template's ReadWriteOnce does not count for this pod. Let the claim say what "
                    + "the template says."),
            ],
        },
        new(Id, "agrees")
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
            kind: PersistentVolumeClaim
            metadata: { name: data-web-0 }
            spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 2Gi } } }
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: { name: data-web-2 }
            spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Mi } } }
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
                public static PersistentVolumeClaim Claim => new("data-web-1") { AccessModes = [ReadWriteOnce], Storage = "1024Mi", StorageClassName = "fast" };
                """),
        },
        new(Id, "not-of-a-set")
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
            kind: PersistentVolumeClaim
            metadata: { name: data-web }
            spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Mi } } }
            """,
        },
        new(Id, "values-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { storageClassName: $unknown, accessModes: [ReadWriteOnce], resources: { requests: { storage: 5Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: { name: data-web-0 }
            spec: { storageClassName: fast, accessModes: [$unknown], resources: { requests: { storage: $unknown } } }
            """,
        },
    ];
}
