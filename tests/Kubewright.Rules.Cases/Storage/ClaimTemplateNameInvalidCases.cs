using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3024.</summary>
internal static class ClaimTemplateNameInvalidCases
{
    private const string Id = "KW3024";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "upper-case")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: [|Data|] }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: Data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new([|"Data"|]) { AccessModes = [ReadWriteOnce], Storage = 1.Gi }],
                """,
                container: """
                VolumeMounts = [new("Data", "/data")],
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
        new(Id, "sixty-four-characters")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: [|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|] }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, mountPath: /data }]"),
            Findings =
            [
                new(
                    Id,
                    "?",
                    "?",
                    "?"),
            ],
        },
        new(Id, "missing")
        {
            Yaml = CaseText.Yaml(
                spec: "volumeClaimTemplates: [{ spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]").Replace("name: web", "name: [|web|]", StringComparison.Ordinal),
            Findings =
            [
                new(
                    Id,
                    "?",
                    "?",
                    "?"),
            ],
        },
        new(Id, "name-is-taken")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: [|Data|] }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: Data, mountPath: /a }, { name: data, mountPath: /b }]"),
            Findings =
            [
                new(
                    Id,
                    "?",
                    "?",
                    "?"),
            ],
        },
        new(Id, "sixty-three-characters")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa") { AccessModes = [ReadWriteOnce], Storage = 1.Gi }],
                """,
                container: """
                VolumeMounts = [new("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "/data")],
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
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
    ];
}
