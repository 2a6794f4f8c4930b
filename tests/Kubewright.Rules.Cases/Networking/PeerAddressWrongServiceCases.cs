using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2007.</summary>
internal static class PeerAddressWrongServiceCases
{
    private const string Id = "KW2007";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "other-service")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: front }
                spec: { selector: { app: nginx } }
                ---

                """
                + CaseText.Yaml(
                    spec: "replicas: 3",
                    container: """
                        env:
                          - { name: PEERS, value: [|"web-0.front:80,web-1.nginx:80"|] }
                        """),
            CSharp = CaseText.CSharp(
                set: "Replicas = 3,",
                container: """Env = [new("PEERS", [|"web-0.front:80,web-1.nginx:80"|])],""",
                members: """public static Service Front => new("front") { Selector = ("app", "nginx") };"""),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].env[0].value",
                    "StatefulSet 'web' names 'web-0.front' in 'PEERS' of container 'nginx', but the pods of StatefulSet 'web' have their names "
                    + "under its governing Service 'nginx': the name does not resolve. Write 'web-0.nginx'."),
            ],
        },
        new(Id, "misspelt")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 3",
                container: """
                    args:
                      - --join
                      - [|"web-0.nginz:80,web-1.ngin"|]
                    """),
            CSharp = CaseText.CSharp(set: "Replicas = 3,", container: """Args = ["--join", [|"web-0.nginz:80,web-1.ngin"|]],"""),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].args[1]",
                    "StatefulSet 'web' names 'web-0.nginz' and 'web-1.ngin' in an argument of container 'nginx', but the pods of StatefulSet "
                    + "'web' have their names under its governing Service 'nginx': the names do not resolve. Write 'web-0.nginx'."),
            ],
        },
        new(Id, "qualified")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 3",
                container: """
                    env:
                      - { name: PEERS, value: [|"tcp://web-0.web.default.svc.cluster.local"|] }
                    """),
            CSharp = CaseText.CSharp(set: "Replicas = 3,", container: """Env = [new("PEERS", [|"tcp://web-0.web.default.svc.cluster.local"|])],"""),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].env[0].value",
                    "StatefulSet 'web' names 'web-0.web.default.svc.cluster.local' in 'PEERS' of container 'nginx', but the pods of StatefulSet "
                    + "'web' have their names under its governing Service 'nginx': the name does not resolve. Write 'web-0.nginx'."),
            ],
        },
        new(Id, "other-namespace")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, namespace: prod }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27, env: [{ name: PEERS, value: [|web-0.nginx.test.svc|] }] }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Namespace = "prod",
                        ServiceName = "nginx",
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27") { Env = [new("PEERS", [|"web-0.nginx.test.svc"|])] }],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/prod/web", "spec.template.spec.containers[0].env[0].value",
                    "StatefulSet 'web' names 'web-0.nginx.test.svc' in 'PEERS' of container 'nginx', but the set is in namespace 'prod', not in "
                    + "'test': the name does not resolve to its pods. Write 'prod', or leave the namespace out.", HasFix: false),
            ],
        },
        new(Id, "right-ones-and-others")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 3",
                container: """
                    env:
                      - { name: PEERS, value: "web-0.nginx,web-1.nginx.default.svc,web-0.example,web-1.d,other-0.front" }
                    """),
            CSharp = CaseText.CSharp(
                set: "Replicas = 3,",
                container: """Env = [new("PEERS", "web-0.nginx,web-1.nginx.default.svc,web-0.example,web-1.d,other-0.front")],"""),
        },
        new(Id, "set-of-that-name-there")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, namespace: prod }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27, args: [web-0.nginx.test.svc] }] }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, namespace: test }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
        new(Id, "service-name-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: $unknown
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27, args: [web-0.front.default.svc] }] }
                """,
        },
    ];
}
