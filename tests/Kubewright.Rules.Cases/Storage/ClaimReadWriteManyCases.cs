using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3038.</summary>
internal static class ClaimReadWriteManyCases
{
    private const string Id = "KW3038";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "many")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [[|ReadWriteMany|]], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [[|ReadWriteMany|]], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].spec.accessModes[0]",
                    "StatefulSet 'web' asks for ReadWriteMany by claim template 'data', but each pod has a claim of its own: many provisioners lack "
                    + "this mode, and their claims stay Pending. Use ReadWriteOnce unless others mount these claims too."),
            ],
        },
        new(Id, "once")
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
        new(Id, "mode-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [$unknown], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
    ];
}
