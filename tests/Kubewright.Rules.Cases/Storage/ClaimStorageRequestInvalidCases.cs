using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3016.</summary>
internal static class ClaimStorageRequestInvalidCases
{
    private const string Id = "KW3016";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "missing")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: [|data|] }
                    spec: { accessModes: [ReadWriteOnce] }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new([|"data"|]) { AccessModes = [ReadWriteOnce] }],
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
        new(Id, "zero")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: [|0|] } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = [|"0"|] }],
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
        new(Id, "negative")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: [|-1Gi|] } } }
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
        new(Id, "just-above-zero")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1 } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
        },
        new(Id, "no-quantity-is-another-rule")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1GB } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
        new(Id, "request-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: $unknown } } }
                  - metadata: { name: logs }
                    spec: { accessModes: [ReadWriteOnce], resources: $unknown }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
    ];
}
