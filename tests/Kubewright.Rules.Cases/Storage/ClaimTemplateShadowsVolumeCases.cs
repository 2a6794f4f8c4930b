using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3025.</summary>
internal static class ClaimTemplateShadowsVolumeCases
{
    private const string Id = "KW3025";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "same-name")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "volumes: [{ name: [|data|], emptyDir: {} }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                Volumes = [new([|"data"|]) { EmptyDir = new() }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.volumes[0].name",
                    "StatefulSet 'web' has a volume and a claim template named 'data': the controller puts the claim in the volume's place, so what the "
                    + "volume says never counts. Remove the volume, or give it another name."),
            ],
        },
        new(Id, "other-name")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "volumes: [{ name: tmp, emptyDir: {} }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                Volumes = [new("tmp") { EmptyDir = new() }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
        },
        new(Id, "name-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: $unknown }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "volumes: [{ name: data, emptyDir: {} }]",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
    ];
}
