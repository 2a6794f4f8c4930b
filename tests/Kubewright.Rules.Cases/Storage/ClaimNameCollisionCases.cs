using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3013.</summary>
internal static class ClaimNameCollisionCases
{
    private const string Id = "KW3013";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "same-claim-name")
        {
            Yaml = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: a-b }
            spec:
              selector: { matchLabels: { app: a-b } }
              template: { metadata: { labels: { app: a-b } }, spec: { containers: [{ name: nginx, image: nginx:1.27 }] } }
              volumeClaimTemplates:
                - metadata: { name: data }
                  spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: b }
            spec:
              selector: { matchLabels: { app: b } }
              template: { metadata: { labels: { app: b } }, spec: { containers: [{ name: nginx, image: nginx:1.27 }] } }
              volumeClaimTemplates:
                - metadata: { name: [|data-a|] }
                  spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
            """,
            CSharp = """
            [Manifests]
            public static class Web
            {
                public static StatefulSet First => new("a-b") { Selector = ("app", "a-b"), Containers = [new("nginx", "nginx:1.27")], VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }] };
                public static StatefulSet Second => new("b") { Selector = ("app", "b"), Containers = [new("nginx", "nginx:1.27")], VolumeClaimTemplates = [new([|"data-a"|]) { AccessModes = [ReadWriteOnce], Storage = "1Gi" }] };
            }
            """,
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/b",
                    "spec.volumeClaimTemplates[0].metadata.name",
                    "StatefulSet 'b' makes the claim 'data-a-b-0' by claim template 'data-a', and StatefulSet 'a-b' makes a claim of the same name by "
                    + "claim template 'data': the pods of both use one volume and overwrite each other's data. Rename one of the templates.",
                    HasFix: false),
            ],
        },
        new(Id, "ordinals-overlap")
        {
            Yaml = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: a-b }
            spec:
              selector: { matchLabels: { app: a-b } }
              template: { metadata: { labels: { app: a-b } }, spec: { containers: [{ name: nginx, image: nginx:1.27 }] } }
              replicas: 3
              volumeClaimTemplates:
                - metadata: { name: data }
                  spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: b }
            spec:
              selector: { matchLabels: { app: b } }
              template: { metadata: { labels: { app: b } }, spec: { containers: [{ name: nginx, image: nginx:1.27 }] } }
              ordinals: { start: 2 }
              volumeClaimTemplates:
                - metadata: { name: [|data-a|] }
                  spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
            """,
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/b",
                    "spec.volumeClaimTemplates[0].metadata.name",
                    "StatefulSet 'b' makes the claim 'data-a-b-2' by claim template 'data-a', and StatefulSet 'a-b' makes a claim of the same name by "
                    + "claim template 'data': the pods of both use one volume and overwrite each other's data. Rename one of the templates.",
                    HasFix: false),
            ],
        },
        new(Id, "ordinals-next-to-each-other")
        {
            Yaml = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: a-b }
            spec:
              selector: { matchLabels: { app: a-b } }
              template: { metadata: { labels: { app: a-b } }, spec: { containers: [{ name: nginx, image: nginx:1.27 }] } }
              replicas: 3
              volumeClaimTemplates:
                - metadata: { name: data }
                  spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: b }
            spec:
              selector: { matchLabels: { app: b } }
              template: { metadata: { labels: { app: b } }, spec: { containers: [{ name: nginx, image: nginx:1.27 }] } }
              ordinals: { start: 3 }
              volumeClaimTemplates:
                - metadata: { name: data-a }
                  spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
            """,
        },
        new(Id, "names-differ")
        {
            Yaml = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: a }
            spec:
              selector: { matchLabels: { app: a } }
              template: { metadata: { labels: { app: a } }, spec: { containers: [{ name: nginx, image: nginx:1.27 }] } }
              volumeClaimTemplates:
                - metadata: { name: data }
                  spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: b }
            spec:
              selector: { matchLabels: { app: b } }
              template: { metadata: { labels: { app: b } }, spec: { containers: [{ name: nginx, image: nginx:1.27 }] } }
              volumeClaimTemplates:
                - metadata: { name: data }
                  spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
            """,
            CSharp = """
            [Manifests]
            public static class Web
            {
                public static StatefulSet First => new("a") { Selector = ("app", "a"), Containers = [new("nginx", "nginx:1.27")], VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }] };
                public static StatefulSet Second => new("b") { Selector = ("app", "b"), Containers = [new("nginx", "nginx:1.27")], VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }] };
            }
            """,
        },
        new(Id, "other-namespace")
        {
            Yaml = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: a-b, namespace: one }
            spec:
              selector: { matchLabels: { app: a-b } }
              template: { metadata: { labels: { app: a-b } }, spec: { containers: [{ name: nginx, image: nginx:1.27 }] } }
              volumeClaimTemplates:
                - metadata: { name: data }
                  spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: b, namespace: two }
            spec:
              selector: { matchLabels: { app: b } }
              template: { metadata: { labels: { app: b } }, spec: { containers: [{ name: nginx, image: nginx:1.27 }] } }
              volumeClaimTemplates:
                - metadata: { name: data-a }
                  spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
            """,
        },
        new(Id, "ordinals-unknown")
        {
            Tree = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: a-b }
            spec:
              selector: { matchLabels: { app: a-b } }
              template: { metadata: { labels: { app: a-b } }, spec: { containers: [{ name: nginx, image: nginx:1.27 }] } }
              volumeClaimTemplates:
                - metadata: { name: data }
                  spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: b }
            spec:
              selector: { matchLabels: { app: b } }
              template: { metadata: { labels: { app: b } }, spec: { containers: [{ name: nginx, image: nginx:1.27 }] } }
              ordinals: { start: $unknown }
              volumeClaimTemplates:
                - metadata: { name: data-a }
                  spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
            """,
        },
    ];
}
