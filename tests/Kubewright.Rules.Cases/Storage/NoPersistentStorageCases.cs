using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3039.</summary>
internal static class NoPersistentStorageCases
{
    private const string Id = "KW3039";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "nothing-kept")
        {
            Yaml = CaseText.Yaml(pod: "volumes: [{ name: tmp, emptyDir: {} }]").Replace("name: web", "name: [|web|]", StringComparison.Ordinal),
            CSharp = CaseText.CSharp(
                set: """
                Volumes = [new("tmp") { EmptyDir = new() }],
                """).Replace("new(\"web\")", "new([|\"web\"|])", StringComparison.Ordinal),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates",
                    "StatefulSet 'web' has no claim template and no volume that outlives a pod: it keeps no data. If its pods need no stable names "
                    + "either, a Deployment rolls out and heals faster.",
                    HasFix: false),
            ],
        },
        new(Id, "claim-template-or-volume")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]") + "\n---\n" + CaseText.Yaml(pod: "volumes: [{ name: data, persistentVolumeClaim: { claimName: shared } }]").Replace("name: web", "name: db", StringComparison.Ordinal) + "\n---\n" + CaseText.Yaml(pod: "volumes: [{ name: share, nfs: { server: nfs, path: /x } }]").Replace("name: web", "name: cache", StringComparison.Ordinal),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
        },
        new(Id, "volumes-unknown")
        {
            Tree = CaseText.Yaml(pod: "volumes: [$more]") + "\n---\n" + CaseText.Yaml(spec: "volumeClaimTemplates: $unknown").Replace("name: web", "name: db", StringComparison.Ordinal),
        },
    ];
}
