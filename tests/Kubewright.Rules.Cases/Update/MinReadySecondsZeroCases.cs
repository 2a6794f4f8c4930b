using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5026.</summary>
internal static class MinReadySecondsZeroCases
{
    private const string Id = "KW5026";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "not-written")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|] }
                spec:
                  replicas: 3
                  volumeClaimTemplates:
                    - metadata: { name: data }
                      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new([|"web"|])
                    {
                        Replicas = 3,
                        VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.minReadySeconds",
                    "StatefulSet 'web' keeps data and has minReadySeconds 0: a pod that crashes after its first ready second does not stop an update, which breaks the next one too. Set it to the time in which a bad start shows, 10 seconds for example."),
            ],
        },
        new(Id, "zero")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  minReadySeconds: [|0|]
                  volumeClaimTemplates:
                    - metadata: { name: data }
                      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Replicas = 3,
                        MinReadySeconds = [|0|],
                        VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.minReadySeconds",
                    "StatefulSet 'web' keeps data and has minReadySeconds 0: a pod that crashes after its first ready second does not stop an update, which breaks the next one too. Set it to the time in which a bad start shows, 10 seconds for example."),
            ],
        },
        new(Id, "release-that-does-not-heed-it-always")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|] }
                spec:
                  replicas: 2
                  volumeClaimTemplates:
                    - metadata: { name: data }
                      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.33")],
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.minReadySeconds",
                    "StatefulSet 'web' keeps data and has minReadySeconds 0: a pod that crashes after its first ready second does not stop an update, which breaks the next one too. Set it to the time in which a bad start shows, 10 seconds for example; Kubernetes 1.33 does not heed it in every case."),
            ],
        },
        new(Id, "written")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  minReadySeconds: 1
                  volumeClaimTemplates:
                    - metadata: { name: data }
                      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Replicas = 3,
                        MinReadySeconds = 1,
                        VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = "1Gi" }],
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "no-claims")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "one-pod")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 1
                  volumeClaimTemplates:
                    - metadata: { name: data }
                      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "on-delete")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  updateStrategy: { type: OnDelete }
                  volumeClaimTemplates:
                    - metadata: { name: data }
                      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "seconds-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  minReadySeconds: $unknown
                  volumeClaimTemplates:
                    - metadata: { name: data }
                      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "claims-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  volumeClaimTemplates: $unknown
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
    ];
}
