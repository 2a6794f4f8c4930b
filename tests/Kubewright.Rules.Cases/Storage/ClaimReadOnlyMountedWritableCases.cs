using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3040.</summary>
internal static class ClaimReadOnlyMountedWritableCases
{
    private const string Id = "KW3040";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "writable")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadOnlyMany], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: [|data|], mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadOnlyMany], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new([|"data"|], "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].volumeMounts[0].name",
                    "StatefulSet 'web' mounts claim template 'data' into container 'nginx' to write to it, but its only access mode is ReadOnlyMany: "
                    + "each write fails, or the mount does. Mount it with readOnly, or ask for ReadWriteOnce."),
            ],
        },
        new(Id, "read-only")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadOnlyMany], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data, readOnly: true }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadOnlyMany], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data") { ReadOnly = true }],
                """),
        },
        new(Id, "another-mode-too")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadOnlyMany, ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
        new(Id, "flag-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadOnlyMany], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data, readOnly: $unknown }]"),
        },
    ];
}
