using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3009.</summary>
internal static class FsGroupMissingCases
{
    private const string Id = "KW3009";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "user-of-the-pod")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "securityContext: { runAsUser: [|1000|] }",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                SecurityContext = new() { RunAsUser = [|1000|] },
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.securityContext.runAsUser",
                    "StatefulSet 'web' runs container 'nginx' as user 1000 and mounts claim template 'data', but sets no fsGroup: a new volume belongs "
                    + "to root, so the process cannot write to it. Set the pod's fsGroup to the group that the process runs in."),
            ],
        },
        new(Id, "user-and-group-of-the-container")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: """
                securityContext: { runAsUser: [|1000|], runAsGroup: 2000 }
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                SecurityContext = new() { RunAsUser = [|1000|], RunAsGroup = 2000 },
                VolumeMounts = [new("data", "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].securityContext.runAsUser",
                    "StatefulSet 'web' runs container 'nginx' as user 1000 and mounts claim template 'data', but sets no fsGroup: a new volume belongs "
                    + "to root, so the process cannot write to it. Set the pod's fsGroup to the group that the process runs in."),
            ],
        },
        new(Id, "not-root")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "securityContext: { runAsNonRoot: [|true|] }",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.securityContext.runAsNonRoot",
                    "StatefulSet 'web' runs container 'nginx' as a user that is not root and mounts claim template 'data', but sets no fsGroup: a new "
                    + "volume belongs to root, so the process cannot write to it. Set the pod's fsGroup to the group that the process runs in.",
                    HasFix: false),
            ],
        },
        new(Id, "fs-group-or-root")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "securityContext: { runAsUser: 1000, fsGroup: 1000 }",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                SecurityContext = new() { RunAsUser = 1000, FsGroup = 1000 },
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
        },
        new(Id, "root-in-the-container")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "securityContext: { runAsUser: 1000 }",
                container: """
                securityContext: { runAsUser: 0 }
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
        },
        new(Id, "read-only")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "securityContext: { runAsUser: 1000 }",
                container: "volumeMounts: [{ name: data, mountPath: /data, readOnly: true }]"),
        },
        new(Id, "an-init-container-prepares-it")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: """
                securityContext: { runAsUser: 1000 }
                initContainers: [{ name: own, image: busybox:1, securityContext: { runAsUser: 0 }, command: [chown, -R, "1000", /data], volumeMounts: [{ name: data, mountPath: /data }] }]
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
        new(Id, "user-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "securityContext: { runAsUser: $unknown, runAsNonRoot: true }",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
        new(Id, "group-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "securityContext: { runAsUser: 1000, fsGroup: $unknown }",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
    ];
}
