using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3010.</summary>
internal static class DataDirIsMountRootCases
{
    private const string Id = "KW3010";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "default-directory")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: [|/var/lib/postgresql/data|] }]").Replace("nginx:1.27", "postgres:17", StringComparison.Ordinal),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", [|"/var/lib/postgresql/data"|])],
                """).Replace("\"nginx:1.27\"", "\"postgres:17\"", StringComparison.Ordinal),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].volumeMounts[0].mountPath",
                    "StatefulSet 'web' mounts the root of claim template 'data' as the data directory '/var/lib/postgresql/data' of PostgreSQL: a new "
                    + "file system has the directory lost+found in it, and the database refuses to make its files in a directory that is not empty. Keep "
                    + "the data in a directory of the volume."),
            ],
        },
        new(Id, "directory-of-the-variable")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: """
                env: [{ name: PGDATA, value: /pg }]
                volumeMounts: [{ name: data, mountPath: [|/pg/|] }]
                """).Replace("nginx:1.27", "postgres:17", StringComparison.Ordinal),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                Env = [new("PGDATA", "/pg")],
                VolumeMounts = [new("data", [|"/pg/"|])],
                """).Replace("\"nginx:1.27\"", "\"postgres:17\"", StringComparison.Ordinal),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].volumeMounts[0].mountPath",
                    "StatefulSet 'web' mounts the root of claim template 'data' as the data directory '/pg/' of PostgreSQL: a new file system has the "
                    + "directory lost+found in it, and the database refuses to make its files in a directory that is not empty. Keep the data in a "
                    + "directory of the volume."),
            ],
        },
        new(Id, "directory-below-the-mount")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: """
                env: [{ name: PGDATA, value: /pg/data }]
                volumeMounts: [{ name: data, mountPath: /pg }]
                """).Replace("nginx:1.27", "postgres:17", StringComparison.Ordinal),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                Env = [new("PGDATA", "/pg/data")],
                VolumeMounts = [new("data", "/pg")],
                """).Replace("\"nginx:1.27\"", "\"postgres:17\"", StringComparison.Ordinal),
        },
        new(Id, "sub-path")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /var/lib/postgresql/data, subPath: data }]").Replace("nginx:1.27", "postgres:17", StringComparison.Ordinal),
        },
        new(Id, "image-that-does-not-mind")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]").Replace("nginx:1.27", "redis:8.0", StringComparison.Ordinal),
        },
        new(Id, "sub-path-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /var/lib/postgresql/data, subPath: $unknown }]").Replace("nginx:1.27", "postgres:17", StringComparison.Ordinal),
        },
        new(Id, "mode-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { volumeMode: $unknown, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /var/lib/postgresql/data }]").Replace("nginx:1.27", "postgres:17", StringComparison.Ordinal),
        },
    ];
}
