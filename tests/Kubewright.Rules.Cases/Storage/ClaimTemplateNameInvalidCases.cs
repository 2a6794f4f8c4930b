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
                VolumeClaimTemplates = [new([|"Data"|]) { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("Data", "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].metadata.name",
                    "StatefulSet 'web' has a claim template named 'Data', but 'D' is not allowed; lower-case letters, digits and '-' are: the name is "
                    + "also that of a volume in the pods, which must be a DNS label of 63 characters at most, so no pod is created. Rename it, and its "
                    + "mounts with it."),
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
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].metadata.name",
                    "StatefulSet 'web' has a claim template named 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', but it has 64 "
                    + "characters, 63 at most: the name is also that of a volume in the pods, which must be a DNS label of 63 characters at most, so no "
                    + "pod is created. Rename it, and its mounts with it."),
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
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].metadata.name",
                    "StatefulSet 'web' has a claim template without a name: the name is that of a volume in the pods, so no pod is created. Name the "
                    + "template after what it holds.",
                    HasFix: false),
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
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].metadata.name",
                    "StatefulSet 'web' has a claim template named 'Data', but 'D' is not allowed; lower-case letters, digits and '-' are: the name is "
                    + "also that of a volume in the pods, which must be a DNS label of 63 characters at most, so no pod is created. Rename it, and its "
                    + "mounts with it.",
                    HasFix: false),
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
                VolumeClaimTemplates = [new("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
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
