using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2005.</summary>
internal static class HeadlessNotPublishingUnreadyCases
{
    private const string Id = "KW2005";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "ordered-start")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: [|nginx|] }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---

                """
                + CaseText.Yaml(
                    spec: "replicas: 3",
                    container: """
                        args: [--join, web-0.nginx]
                        readinessProbe: { tcpSocket: { port: 80 } }
                        """),
            CSharp = CaseText.CSharp(
                set: "Replicas = 3,",
                container: """
                    Args = ["--join", "web-0.nginx"],
                    ReadinessProbe = new() { TcpSocket = new(80) },
                    """,
                members: """public static Service Nginx => new([|"nginx"|]) { ClusterIP = ClusterIP.None, Selector = ("app", "nginx") };"""),
            Findings =
            [
                new(Id, "Service/nginx", "spec.publishNotReadyAddresses",
                    "Service 'nginx' governs StatefulSet 'web' and hides pods that are not ready, while they look for each other (the argument "
                    + "--join names peers): the first pod has to become ready alone, and no pod finds one that restarts. Set "
                    + "publishNotReadyAddresses to true, and give clients a Service of their own."),
            ],
        },
        new(Id, "parallel-start-and-own-address")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx }, publishNotReadyAddresses: [|false|] }
                ---

                """
                + CaseText.Yaml(
                    spec: """
                        replicas: 2
                        podManagementPolicy: Parallel
                        """,
                    container: """
                        env: [{ name: PRIMARY, value: web-0.nginx }]
                        readinessProbe: { tcpSocket: { port: 80 } }
                        """),
            CSharp = CaseText.CSharp(
                set: """
                    Replicas = 2,
                    PodManagementPolicy = PodManagementPolicy.Parallel,
                    """,
                container: """
                    Env = [new("PRIMARY", "web-0.nginx")],
                    ReadinessProbe = new() { TcpSocket = new(80) },
                    """,
                members: """public static Service Nginx => new("nginx") { ClusterIP = ClusterIP.None, Selector = ("app", "nginx"), PublishNotReadyAddresses = [|false|] };"""),
            Findings =
            [
                new(Id, "Service/nginx", "spec.publishNotReadyAddresses",
                    "Service 'nginx' governs StatefulSet 'web' and hides pods that are not ready, while they look for each other ('PRIMARY' of "
                    + "container 'nginx' names 'web-0.nginx'): all pods start together and none finds another until it is ready, which may need the "
                    + "others. Set publishNotReadyAddresses to true, and give clients a Service of their own."),
            ],
        },
        new(Id, "image-of-a-cluster")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: [|nginx|] }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: rabbit, image: "rabbitmq:4.0", readinessProbe: { tcpSocket: { port: 5672 } } }] }
                """,
            Findings =
            [
                new(Id, "Service/nginx", "spec.publishNotReadyAddresses",
                    "Service 'nginx' governs StatefulSet 'web' and hides pods that are not ready, while they look for each other (replicas of "
                    + "RabbitMQ form a cluster): the first pod has to become ready alone, and no pod finds one that restarts. Set "
                    + "publishNotReadyAddresses to true, and give clients a Service of their own."),
            ],
        },
        new(Id, "address-in-a-config-map")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: [|nginx|] }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: { name: settings }
                data: { peers: "web-0.nginx:80,web-1.nginx:80" }
                ---

                """
                + CaseText.Yaml(
                    spec: "replicas: 2",
                    pod: "volumes: [{ name: settings, configMap: { name: settings } }]",
                    container: "readinessProbe: { tcpSocket: { port: 80 } }"),
            Findings =
            [
                new(Id, "Service/nginx", "spec.publishNotReadyAddresses",
                    "Service 'nginx' governs StatefulSet 'web' and hides pods that are not ready, while they look for each other ('peers' names "
                    + "'web-0.nginx'): the first pod has to become ready alone, and no pod finds one that restarts. Set publishNotReadyAddresses to "
                    + "true, and give clients a Service of their own."),
            ],
        },
        new(Id, "published")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx }, publishNotReadyAddresses: true }
                ---

                """
                + CaseText.Yaml(
                    spec: "replicas: 3",
                    container: """
                        args: [--join, web-0.nginx]
                        readinessProbe: { tcpSocket: { port: 80 } }
                        """),
            CSharp = CaseText.CSharp(
                set: "Replicas = 3,",
                container: """
                    Args = ["--join", "web-0.nginx"],
                    ReadinessProbe = new() { TcpSocket = new(80) },
                    """,
                members: """public static Service Nginx => new("nginx") { ClusterIP = ClusterIP.None, Selector = ("app", "nginx"), PublishNotReadyAddresses = true };"""),
        },
        new(Id, "no-evidence")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---

                """
                + CaseText.Yaml(spec: "replicas: 3", container: "readinessProbe: { tcpSocket: { port: 80 } }"),
            CSharp = CaseText.CSharp(
                set: "Replicas = 3,",
                container: "ReadinessProbe = new() { TcpSocket = new(80) },",
                members: """public static Service Nginx => new("nginx") { ClusterIP = ClusterIP.None, Selector = ("app", "nginx") };"""),
        },
        new(Id, "one-replica")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---

                """
                + CaseText.Yaml(
                    spec: "replicas: 1",
                    container: """
                        args: [--join, web-0.nginx]
                        readinessProbe: { tcpSocket: { port: 80 } }
                        """),
        },
        new(Id, "no-readiness-probe")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---

                """
                + CaseText.Yaml(spec: "replicas: 3", container: "args: [--join, web-0.nginx]"),
        },
        new(Id, "unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx }, publishNotReadyAddresses: $unknown }
                ---

                """
                + CaseText.Yaml(
                    spec: "replicas: 3",
                    container: """
                        args: [--join, web-0.nginx]
                        readinessProbe: { tcpSocket: { port: 80 } }
                        """),
        },
        new(Id, "replicas-unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---

                """
                + CaseText.Yaml(
                    spec: "replicas: $unknown",
                    container: """
                        args: [--join, web-0.nginx]
                        readinessProbe: { tcpSocket: { port: 80 } }
                        """),
        },
    ];
}
