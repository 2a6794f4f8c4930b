using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2028.</summary>
internal static class ContainerPortDuplicateCases
{
    private const string Id = "KW2028";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "number")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec:
                      containers:
                        - { name: nginx, image: nginx:1.27, ports: [{ containerPort: 80 }] }
                        - { name: side, image: nginx:1.27, ports: [{ containerPort: [|80|] }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Containers =
                        [
                            new("nginx", "nginx:1.27") { Ports = [new(80)] },
                            new("side", "nginx:1.27") { Ports = [new([|80|])] },
                        ],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[1].ports[0].containerPort",
                    "StatefulSet 'web' declares port 80/TCP in container 'nginx' and in container 'side'. The containers of a pod share one "
                    + "address, so the second process that listens there fails to start. Give one of them another port.", HasFix: false),
            ],
        },
        new(Id, "name")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec:
                      containers:
                        - { name: nginx, image: nginx:1.27, ports: [{ name: web, containerPort: 80 }] }
                        - { name: side, image: nginx:1.27, ports: [{ name: [|web|], containerPort: 81 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Containers =
                        [
                            new("nginx", "nginx:1.27") { Ports = [new("web", 80)] },
                            new("side", "nginx:1.27") { Ports = [new([|"web"|], 81)] },
                        ],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[1].ports[0].name",
                    "StatefulSet 'web' has a port 'web' in container 'nginx' and in container 'side'. A Service that names it reaches the first "
                    + "only. Give one of them another name.", HasFix: false),
            ],
        },
        new(Id, "different")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec:
                      containers:
                        - { name: nginx, image: nginx:1.27, ports: [{ name: a, containerPort: 53 }] }
                        - { name: side, image: nginx:1.27, ports: [{ name: b, containerPort: 53, protocol: UDP }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Containers =
                        [
                            new("nginx", "nginx:1.27") { Ports = [new("a", 53)] },
                            new("side", "nginx:1.27") { Ports = [new("b", 53) { Protocol = Protocol.UDP }] },
                        ],
                    };
                }
                """,
        },
        new(Id, "init-container-ends-before")
        {
            Yaml = CaseText.Yaml(
                pod: "initContainers: [{ name: setup, image: nginx:1.27, ports: [{ containerPort: 80 }] }]",
                container: "ports: [{ containerPort: 80 }]"),
        },
        new(Id, "unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec:
                      containers:
                        - { name: nginx, image: nginx:1.27, ports: [{ name: $unknown, containerPort: 53 }] }
                        - { name: side, image: nginx:1.27, ports: [{ name: b, containerPort: 53, protocol: $unknown }] }
                """,
        },
    ];
}
