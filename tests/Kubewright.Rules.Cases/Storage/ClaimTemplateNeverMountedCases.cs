using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3005.</summary>
internal static class ClaimTemplateNeverMountedCases
{
    private const string Id = "KW3005";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "not-mounted")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: [|data|] }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new([|"data"|]) { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].metadata.name",
                    "StatefulSet 'web' makes a claim 'data' for each replica that no container mounts: the volumes are paid for and stay empty, and "
                    + "what the process writes is lost with the pod. Mount the claim where the process keeps its data, or remove the template.",
                    HasFix: false),
            ],
        },
        new(Id, "another-volume-is-mounted")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: [|data|] }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "volumes: [{ name: tmp, emptyDir: {} }]",
                container: "volumeMounts: [{ name: tmp, mountPath: /data }]"),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].metadata.name",
                    "StatefulSet 'web' makes a claim 'data' for each replica that no container mounts: the volumes are paid for and stay empty, and "
                    + "what the process writes is lost with the pod. Mount the claim where the process keeps its data, or remove the template.",
                    HasFix: false),
            ],
        },
        new(Id, "mounted")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
        },
        new(Id, "mounted-by-an-init-container-or-as-a-device")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  - metadata: { name: raw }
                    spec: { volumeMode: Block, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "initContainers: [{ name: setup, image: busybox:1, volumeMounts: [{ name: data, mountPath: /data }] }]",
                container: "volumeDevices: [{ name: raw, devicePath: /dev/xvda }]"),
        },
        new(Id, "mounts-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: $unknown, mountPath: /data }]"),
        },
        new(Id, "containers-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "initContainers: [$more]"),
        },
    ];
}
