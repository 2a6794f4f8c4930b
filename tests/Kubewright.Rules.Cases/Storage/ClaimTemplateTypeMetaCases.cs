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
                VolumeClaimTemplates = [new([|"data"|]) { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
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
                    "StatefulSet 'web' leaves apiVersion or kind of claim template 'data' to the API server, which adds them: a GitOps tool that "
                    + "compares both shows the set as changed for ever. Write apiVersion v1 and kind PersistentVolumeClaim."),
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
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].metadata.name",
                    "StatefulSet 'web' leaves apiVersion or kind of claim template 'data' to the API server, which adds them: a GitOps tool that "
                    + "compares both shows the set as changed for ever. Write apiVersion v1 and kind PersistentVolumeClaim."),
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
                VolumeClaimTemplates = [new("data") { ApiVersion = "v1", Kind = "PersistentVolumeClaim", AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
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
