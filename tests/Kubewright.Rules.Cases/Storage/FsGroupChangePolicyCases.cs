using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3037.</summary>
internal static class FsGroupChangePolicyCases
{
    private const string Id = "KW3037";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "exactly-a-hundred")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 100Gi } } }
                """,
                pod: "securityContext: { fsGroup: [|1000|] }",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                SecurityContext = new() { FsGroup = [|1000|] },
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "100Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.securityContext.fsGroup",
                    "StatefulSet 'web' sets fsGroup 1000 and requests 100Gi by claim template 'data': at each start of a pod the kubelet changes the "
                    + "owner of every file of the volume, which can take long. Set fsGroupChangePolicy to OnRootMismatch."),
            ],
        },
        new(Id, "above")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Ti } } }
                """,
                pod: "securityContext: { fsGroup: [|1000|] }",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.securityContext.fsGroup",
                    "StatefulSet 'web' sets fsGroup 1000 and requests 1Ti by claim template 'data': at each start of a pod the kubelet changes the "
                    + "owner of every file of the volume, which can take long. Set fsGroupChangePolicy to OnRootMismatch."),
            ],
        },
        new(Id, "just-below")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 107374182399 } } }
                """,
                pod: "securityContext: { fsGroup: 1000 }",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                SecurityContext = new() { FsGroup = 1000 },
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "99Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
        },
        new(Id, "policy-written")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Ti } } }
                """,
                pod: "securityContext: { fsGroup: 1000, fsGroupChangePolicy: OnRootMismatch }",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
        new(Id, "policy-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Ti } } }
                """,
                pod: "securityContext: { fsGroup: 1000, fsGroupChangePolicy: $unknown }",
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
    ];
}
