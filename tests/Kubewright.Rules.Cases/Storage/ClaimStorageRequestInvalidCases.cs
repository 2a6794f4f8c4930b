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
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].metadata.name",
                    "StatefulSet 'web' has claim template 'data', which requests no storage: the API server refuses its claims, so no pod is created. "
                    + "Set resources.requests.storage to the size that the data needs."),
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
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].spec.resources.requests.storage",
                    "StatefulSet 'web' has claim template 'data', which requests 0 of storage, which is not above zero: the API server refuses its "
                    + "claims, so no pod is created. Set resources.requests.storage to the size that the data needs."),
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
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].spec.resources.requests.storage",
                    "StatefulSet 'web' has claim template 'data', which requests -1Gi of storage, which is not above zero: the API server refuses its "
                    + "claims, so no pod is created. Set resources.requests.storage to the size that the data needs."),
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
