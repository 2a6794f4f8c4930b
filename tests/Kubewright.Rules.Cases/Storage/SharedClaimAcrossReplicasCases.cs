using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3004.</summary>
internal static class SharedClaimAcrossReplicasCases
{
    private const string Id = "KW3004";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "claim-not-among-the-manifests")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 2",
                pod: "volumes: [{ name: data, persistentVolumeClaim: { claimName: [|shared|] } }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                Replicas = 2,
                Volumes = [new("data") { PersistentVolumeClaim = new([|"shared"|]) }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.volumes[0].persistentVolumeClaim.claimName",
                    "StatefulSet 'web' lets all 2 replicas share the claim 'shared', which works on more than one node only when its access mode is "
                    + "ReadWriteMany, and then all write to one directory. Give each replica a claim of its own by a claim template.",
                    HasFix: false),
            ],
        },
        new(Id, "read-write-once")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 3",
                pod: "volumes: [{ name: data, persistentVolumeClaim: { claimName: [|shared|] } }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: { name: shared }
            spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
            """,
            CSharp = CaseText.CSharp(
                set: """
                Replicas = 3,
                Volumes = [new("data") { PersistentVolumeClaim = new([|"shared"|]) }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static PersistentVolumeClaim Shared => new("shared") { AccessModes = [ReadWriteOnce], Storage = "1Gi" };
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.volumes[0].persistentVolumeClaim.claimName",
                    "StatefulSet 'web' lets all 3 replicas share the claim 'shared', whose access mode ReadWriteOnce attaches it to one node only: a "
                    + "pod on another node never starts, and those on one node write to one directory. Give each replica a claim of its own by a claim "
                    + "template.",
                    HasFix: false),
            ],
        },
        new(Id, "read-write-once-pod")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 3",
                pod: "volumes: [{ name: data, persistentVolumeClaim: { claimName: [|shared|] } }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: { name: shared }
            spec: { accessModes: [ReadWriteOncePod] }
            """,
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.volumes[0].persistentVolumeClaim.claimName",
                    "StatefulSet 'web' lets all 3 replicas share the claim 'shared', whose access mode ReadWriteOncePod lets a single pod use it: the "
                    + "others never start. Give each replica a claim of its own by a claim template.",
                    HasFix: false),
            ],
        },
        new(Id, "read-write-many")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 3",
                pod: "volumes: [{ name: data, persistentVolumeClaim: { claimName: shared } }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: { name: shared }
            spec: { accessModes: [ReadWriteOnce, ReadWriteMany] }
            """,
            CSharp = CaseText.CSharp(
                set: """
                Replicas = 3,
                Volumes = [new("data") { PersistentVolumeClaim = new("shared") }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: """
                public static PersistentVolumeClaim Shared => new("shared") { AccessModes = [ReadWriteOnce, ReadWriteMany], Storage = "1Gi" };
                """),
        },
        new(Id, "one-replica")
        {
            Yaml = CaseText.Yaml(
                pod: "volumes: [{ name: data, persistentVolumeClaim: { claimName: shared } }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                Volumes = [new("data") { PersistentVolumeClaim = new("shared") }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
        },
        new(Id, "read-only")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 2",
                pod: "volumes: [{ name: data, persistentVolumeClaim: { claimName: shared, readOnly: true } }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
        new(Id, "claim-template-in-its-place")
        {
            Yaml = CaseText.Yaml(
                spec: """
                replicas: 3
                volumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]
                """,
                pod: "volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                Replicas = 3,
                Volumes = [new("data") { PersistentVolumeClaim = new("data") }],
                VolumeClaimTemplates = [Data],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """,
                members: ContainerText.ClaimMember),
        },
        new(Id, "claim-template-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                replicas: 3
                volumeClaimTemplates: [$template]
                """,
                pod: "volumes: [{ name: data, persistentVolumeClaim: { claimName: shared } }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
        new(Id, "claim-of-another-project")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 2",
                pod: "volumes: [{ name: data, persistentVolumeClaim: { claimName: shared } }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            Settings = [(RuleSetting.Externals, "PersistentVolumeClaim/shared")],
        },
        new(Id, "modes-unknown")
        {
            Tree = CaseText.Yaml(
                spec: "replicas: 2",
                pod: "volumes: [{ name: data, persistentVolumeClaim: { claimName: shared } }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + """

            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: { name: shared }
            spec: { accessModes: [ReadWriteOnce, $more] }
            """,
        },
        new(Id, "replicas-unknown")
        {
            Tree = CaseText.Yaml(
                spec: "replicas: $unknown",
                pod: "volumes: [{ name: data, persistentVolumeClaim: { claimName: shared } }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
    ];
}
