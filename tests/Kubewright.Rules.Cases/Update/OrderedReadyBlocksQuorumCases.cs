using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5009.</summary>
internal static class OrderedReadyBlocksQuorumCases
{
    private const string Id = "KW5009";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "image-that-waits")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|] }
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "quay.io/coreos/etcd:v3.6.1", readinessProbe: { httpGet: { path: /health, port: 2379 } } }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new([|"web"|])
                    {
                        Replicas = 3,
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "quay.io/coreos/etcd:v3.6.1") { ReadinessProbe = new() { HttpGet = new("/health", 2379) } }],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.podManagementPolicy",
                    "StatefulSet 'web' starts its 3 members one after the other, and container 'nginx' is ready only once 2 of them run: web-0 waits for members that OrderedReady does not start before it is ready, and the first start never ends. Set podManagementPolicy to Parallel before the first apply (it cannot change later), and publishNotReadyAddresses on the governing Service, so that the members find each other."),
            ],
        },
        new(Id, "policy-written")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  ordinals: { start: 5 }
                  podManagementPolicy: [|OrderedReady|]
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "quay.io/coreos/etcd:v3.6.1", readinessProbe: { httpGet: { path: /health, port: 2379 } } }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Replicas = 3,
                        Ordinals = new() { Start = 5 },
                        PodManagementPolicy = [|PodManagementPolicy.OrderedReady|],
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "quay.io/coreos/etcd:v3.6.1") { ReadinessProbe = new() { HttpGet = new("/health", 2379) } }],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.podManagementPolicy",
                    "StatefulSet 'web' starts its 3 members one after the other, and container 'nginx' is ready only once 2 of them run: web-5 waits for members that OrderedReady does not start before it is ready, and the first start never ends. Set podManagementPolicy to Parallel before the first apply (it cannot change later), and publishNotReadyAddresses on the governing Service, so that the members find each other."),
            ],
        },
        new(Id, "command-asks-the-cluster")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|] }
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "elasticsearch:9.1.0", readinessProbe: { exec: { command: ["sh", "-c", "curl -sf localhost:9200/_cluster/health"] } } }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.podManagementPolicy",
                    "StatefulSet 'web' starts its 3 members one after the other, and container 'nginx' is ready only once 2 of them run: web-0 waits for members that OrderedReady does not start before it is ready, and the first start never ends. Set podManagementPolicy to Parallel before the first apply (it cannot change later), and publishNotReadyAddresses on the governing Service, so that the members find each other."),
            ],
        },
        new(Id, "words-of-a-command")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|] }
                spec:
                  replicas: 2
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "zookeeper:3.9", readinessProbe: { exec: { command: ["zkServer.sh", "status"] } } }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.podManagementPolicy",
                    "StatefulSet 'web' starts its 2 members one after the other, and container 'nginx' is ready only once 2 of them run: web-0 waits for members that OrderedReady does not start before it is ready, and the first start never ends. Set podManagementPolicy to Parallel before the first apply (it cannot change later), and publishNotReadyAddresses on the governing Service, so that the members find each other."),
            ],
        },
        new(Id, "path-asks-the-cluster")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|] }
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "hashicorp/consul:1.21", readinessProbe: { httpGet: { path: /v1/status/leader, port: 8500 } } }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.podManagementPolicy",
                    "StatefulSet 'web' starts its 3 members one after the other, and container 'nginx' is ready only once 2 of them run: web-0 waits for members that OrderedReady does not start before it is ready, and the first start never ends. Set podManagementPolicy to Parallel before the first apply (it cannot change later), and publishNotReadyAddresses on the governing Service, so that the members find each other."),
            ],
        },
        new(Id, "parallel")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  podManagementPolicy: Parallel
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "quay.io/coreos/etcd:v3.6.1", readinessProbe: { httpGet: { path: /health, port: 2379 } } }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Replicas = 3,
                        PodManagementPolicy = PodManagementPolicy.Parallel,
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "quay.io/coreos/etcd:v3.6.1") { ReadinessProbe = new() { HttpGet = new("/health", 2379) } }],
                    };
                }
                """,
        },
        new(Id, "no-probe")
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
                    spec: { containers: [{ name: nginx, image: "quay.io/coreos/etcd:v3.6.1" }] }
                """,
        },
        new(Id, "open-port")
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
                    spec: { containers: [{ name: nginx, image: "quay.io/coreos/etcd:v3.6.1", readinessProbe: { tcpSocket: { port: 2379 } } }] }
                """,
        },
        new(Id, "one-member")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 1
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "quay.io/coreos/etcd:v3.6.1", readinessProbe: { httpGet: { path: /health, port: 2379 } } }] }
                """,
        },
        new(Id, "command-asks-the-member")
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
                    spec: { containers: [{ name: nginx, image: "elasticsearch:9.1.0", readinessProbe: { exec: { command: ["sh", "-c", "curl -sf localhost:9200/_cluster/health?local=true"] } } }] }
                """,
        },
        new(Id, "annotation-says-no")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, annotations: { kubewright/quorum: "false" } }
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "quay.io/coreos/etcd:v3.6.1", readinessProbe: { httpGet: { path: /health, port: 2379 } } }] }
                """,
        },
        new(Id, "policy-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  podManagementPolicy: $unknown
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "quay.io/coreos/etcd:v3.6.1", readinessProbe: { httpGet: { path: /health, port: 2379 } } }] }
                """,
        },
        new(Id, "word-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "elasticsearch:9.1.0", readinessProbe: { exec: { command: [curl, -f, "localhost:9200/_cluster/health", $unknown] } } }] }
                """,
        },
        new(Id, "words-open")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "elasticsearch:9.1.0", readinessProbe: { exec: { command: [curl, -f, "localhost:9200/_cluster/health", $more] } } }] }
                """,
        },
        new(Id, "probe-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "quay.io/coreos/etcd:v3.6.1", readinessProbe: $unknown }] }
                """,
        },
        new(Id, "replicas-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: $unknown
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "quay.io/coreos/etcd:v3.6.1", readinessProbe: { httpGet: { path: /health, port: 2379 } } }] }
                """,
        },
    ];
}
