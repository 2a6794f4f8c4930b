using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3006.</summary>
internal static class DataPathNotPersistedCases
{
    private const string Id = "KW3006";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "own-file-system")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """).Replace("nginx:1.27", "[|postgres:17|]", StringComparison.Ordinal),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """).Replace("\"nginx:1.27\"", "[|\"postgres:17\"|]", StringComparison.Ordinal),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].image",
                    "StatefulSet 'web' runs PostgreSQL in container 'nginx', whose data directory '/var/lib/postgresql/data' is on the container's own "
                    + "file system: all data is lost when the pod is replaced. Mount a claim template there."),
            ],
        },
        new(Id, "empty-dir")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                pod: "volumes: [{ name: tmp, emptyDir: {} }]",
                container: "volumeMounts: [{ name: tmp, mountPath: /data/db }]").Replace("nginx:1.27", "[|mongo:8.0|]", StringComparison.Ordinal),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                Volumes = [new("tmp") { EmptyDir = new() }],
                """,
                container: """
                VolumeMounts = [new("tmp", "/data/db")],
                """).Replace("\"nginx:1.27\"", "[|\"mongo:8.0\"|]", StringComparison.Ordinal),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].image",
                    "StatefulSet 'web' runs MongoDB in container 'nginx', whose data directory '/data/db' is on the volume 'tmp', which goes with the "
                    + "pod: all data is lost when the pod is replaced. Mount a claim template there."),
            ],
        },
        new(Id, "claim-is-mounted-elsewhere")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /backup }]").Replace("nginx:1.27", "[|postgres:17|]", StringComparison.Ordinal),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].image",
                    "StatefulSet 'web' runs PostgreSQL in container 'nginx', whose data directory '/var/lib/postgresql/data' is on the container's own "
                    + "file system: all data is lost when the pod is replaced. Mount a claim template there.",
                    HasFix: false),
            ],
        },
        new(Id, "variable-moves-the-directory")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: """
                env: [{ name: PGDATA, value: /pg/data }]
                volumeMounts: [{ name: data, mountPath: /var/lib/postgresql/data }]
                """).Replace("nginx:1.27", "[|postgres:17|]", StringComparison.Ordinal),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].image",
                    "StatefulSet 'web' runs PostgreSQL in container 'nginx', whose data directory '/pg/data' is on the container's own file system: all "
                    + "data is lost when the pod is replaced. Mount a claim template there.",
                    HasFix: false),
            ],
        },
        new(Id, "argument-moves-the-directory")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: """
                args: [--datadir=/srv/mysql]
                volumeMounts: [{ name: data, mountPath: /var/lib/mysql }]
                """).Replace("nginx:1.27", "[|mysql:8.4|]", StringComparison.Ordinal),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.containers[0].image",
                    "StatefulSet 'web' runs MySQL in container 'nginx', whose data directory '/srv/mysql' is on the container's own file system: all "
                    + "data is lost when the pod is replaced. Mount a claim template there.",
                    HasFix: false),
            ],
        },
        new(Id, "on-the-claim")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /var/lib/postgresql/data/, subPath: data }]").Replace("nginx:1.27", "postgres:17", StringComparison.Ordinal),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/var/lib/postgresql/data") { SubPath = "data" }],
                """).Replace("\"nginx:1.27\"", "\"postgres:17\"", StringComparison.Ordinal),
        },
        new(Id, "below-or-above-the-mount")
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
        },
        new(Id, "part-of-it-on-the-claim")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /var/lib/cassandra/data }]").Replace("nginx:1.27", "cassandra:5.0", StringComparison.Ordinal),
        },
        new(Id, "directory-of-another-version")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /var/lib/influxdb }]").Replace("nginx:1.27", "influxdb:1.8", StringComparison.Ordinal),
        },
        new(Id, "the-vendor-has-its-own-directory")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /bitnami/postgresql }]").Replace("nginx:1.27", "bitnami/postgresql:17", StringComparison.Ordinal),
        },
        new(Id, "command-or-settings-may-move-it")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "command: [sh, -c, start]").Replace("nginx:1.27", "redis:8.0", StringComparison.Ordinal) + "\n---\n" + CaseText.Yaml(container: "args: [/etc/redis/redis.conf]").Replace("nginx:1.27", "redis:8.0", StringComparison.Ordinal).Replace("name: web", "name: cache", StringComparison.Ordinal),
        },
        new(Id, "directory-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "env: [{ name: PGDATA, value: $unknown }]").Replace("nginx:1.27", "postgres:17", StringComparison.Ordinal),
        },
        new(Id, "mounts-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [$more]").Replace("nginx:1.27", "postgres:17", StringComparison.Ordinal),
        },
        new(Id, "environment-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "envFrom: [{ configMapRef: { name: settings } }]").Replace("nginx:1.27", "postgres:17", StringComparison.Ordinal),
        },
    ];
}
