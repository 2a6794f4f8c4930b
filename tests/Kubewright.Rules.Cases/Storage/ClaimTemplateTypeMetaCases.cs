using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3033.</summary>
internal static class ClaimTemplateTypeMetaCases
{
    private const string Id = "KW3033";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "both-missing")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: [|data|] }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new([|"data"|]) { AccessModes = [ReadWriteOnce], Storage = 1.Gi }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "?",
                    "?",
                    "?"),
            ],
        },
        new(Id, "kind-missing")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - apiVersion: v1
                    metadata: { name: [|data|] }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            Findings =
            [
                new(
                    Id,
                    "?",
                    "?",
                    "?"),
            ],
        },
        new(Id, "both-written")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - apiVersion: v1
                    kind: PersistentVolumeClaim
                    metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { ApiVersion = "v1", Kind = "PersistentVolumeClaim", AccessModes = [ReadWriteOnce], Storage = 1.Gi }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
        },
        new(Id, "template-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - $more: x
                    metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
    ];
}
