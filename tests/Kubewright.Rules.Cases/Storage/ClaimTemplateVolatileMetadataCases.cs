using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3002.</summary>
internal static class ClaimTemplateVolatileMetadataCases
{
    private const string Id = "KW3002";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "version-key")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data, labels: { app.kubernetes.io/version: [|stable|] } }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { Labels = [("app.kubernetes.io/version", [|"stable"|])], AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].metadata.labels[app.kubernetes.io/version]",
                    "StatefulSet 'web' puts 'app.kubernetes.io/version', which is named after a release, on claim template 'data', but a claim template "
                    + "can never be changed: the API server refuses the apply of the next release. Keep it off the template, and leave only labels that "
                    + "never change."),
            ],
        },
        new(Id, "volatile-values")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data, labels: { a: [|v1.4.2|], b: [|3f2a9c1|] }, annotations: { c: [|"2026-01-02"|] } }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { Labels = [("a", [|"v1.4.2"|]), ("b", [|"3f2a9c1"|])], Annotations = [("c", [|"2026-01-02"|])], AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].metadata.labels.a",
                    "StatefulSet 'web' puts 'a', which has the version 'v1.4.2' as its value, on claim template 'data', but a claim template can never "
                    + "be changed: the API server refuses the apply of the next release. Keep it off the template, and leave only labels that never "
                    + "change."),
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].metadata.labels.b",
                    "StatefulSet 'web' puts 'b', which has the hash '3f2a9c1' as its value, on claim template 'data', but a claim template can never be "
                    + "changed: the API server refuses the apply of the next release. Keep it off the template, and leave only labels that never change."),
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].metadata.annotations.c",
                    "StatefulSet 'web' puts 'c', which has the time '2026-01-02' as its value, on claim template 'data', but a claim template can never "
                    + "be changed: the API server refuses the apply of the next release. Keep it off the template, and leave only labels that never "
                    + "change."),
            ],
        },
        new(Id, "word-of-a-key")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data, annotations: { example.com/git-sha: [|main|] } }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].metadata.annotations[example.com/git-sha]",
                    "StatefulSet 'web' puts 'example.com/git-sha', which is named after a release, on claim template 'data', but a claim template can "
                    + "never be changed: the API server refuses the apply of the next release. Keep it off the template, and leave only labels that never "
                    + "change."),
            ],
        },
        new(Id, "all-labels-of-the-set")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata:
                      name: data
                      labels: [|{ app: nginx, tier: db }|]
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]").Replace("name: web", "name: web\n  labels: { app: nginx, tier: db }", StringComparison.Ordinal),
            CSharp = CaseText.CSharp(
                set: """
                Labels = [("app", "nginx"), ("tier", "db")],
                VolumeClaimTemplates = [new("data") { Labels = [|[("app", "nginx"), ("tier", "db")]|], AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.volumeClaimTemplates[0].metadata.labels",
                    "StatefulSet 'web' repeats all of its own labels on claim template 'data', but a claim template can never be changed: a label that "
                    + "is added to the set, or changed on it, makes the API server refuse the apply. Give the template only the selector's labels."),
            ],
        },
        new(Id, "stable-labels")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data, labels: { app: nginx, shard: "1", digit: "12345678" }, annotations: { owner: team-a } }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """
                VolumeClaimTemplates = [new("data") { Labels = [("app", "nginx"), ("shard", "1")], Annotations = [("owner", "team-a")], AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                """,
                container: """
                VolumeMounts = [new("data", "/data")],
                """),
        },
        new(Id, "labels-of-the-set-that-are-the-selector")
        {
            Yaml = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data, labels: { app: nginx } }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]").Replace("name: web", "name: web\n  labels: { app: nginx }", StringComparison.Ordinal),
        },
        new(Id, "value-unknown")
        {
            Tree = CaseText.Yaml(
                spec: """
                volumeClaimTemplates:
                  - metadata: { name: data, labels: { tier: $unknown } }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """,
                container: "volumeMounts: [{ name: data, mountPath: /data }]"),
        },
        new(Id, "selector-unknown")
        {
            Tree = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: web, labels: { $more: x, tier: db } }
            spec:
              selector: { matchLabels: { $more: x } }
              template: { metadata: { labels: { app: nginx } }, spec: { containers: [{ name: nginx, image: nginx:1.27 }] } }
              volumeClaimTemplates:
                - metadata: { name: data, labels: { version: "1.2", tier: db } }
                  spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
            """,
        },
    ];
}
