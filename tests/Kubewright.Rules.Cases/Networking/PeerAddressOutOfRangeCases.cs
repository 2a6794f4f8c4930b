using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2006.</summary>
internal static class PeerAddressOutOfRangeCases
{
    private const string Id = "KW2006";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "one-past-the-last")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 3",
                container: """
                    env:
                      - { name: PEERS, value: [|"web-2.nginx:80,web-3.nginx:80"|] }
                    """),
            CSharp = CaseText.CSharp(set: "Replicas = 3,", container: """Env = [new("PEERS", [|"web-2.nginx:80,web-3.nginx:80"|])],"""),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].env[0].value",
                    "StatefulSet 'web' names 'web-3.nginx' in 'PEERS' of container 'nginx', but it has web-0 to web-2: the name does not resolve. "
                    + "Take it out, or raise the replicas.", HasFix: false),
            ],
        },
        new(Id, "before-the-first")
        {
            Yaml = CaseText.Yaml(
                spec: """
                    replicas: 3
                    ordinals: { start: 5 }
                    """,
                container: """
                    env:
                      - { name: PEERS, value: [|"http://web-4.nginx.default.svc.cluster.local,http://web-5.nginx,http://web-8.nginx"|] }
                    """),
            CSharp = CaseText.CSharp(
                set: """
                    Replicas = 3,
                    Ordinals = new() { Start = 5 },
                    """,
                container: """Env = [new("PEERS", [|"http://web-4.nginx.default.svc.cluster.local,http://web-5.nginx,http://web-8.nginx"|])],"""),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].env[0].value",
                    "StatefulSet 'web' names 'web-4.nginx.default.svc.cluster.local' and 'web-8.nginx' in 'PEERS' of container 'nginx', but it "
                    + "has web-5 to web-7: the names do not resolve. Take them out, or raise the replicas.", HasFix: false),
            ],
        },
        new(Id, "in-a-config-map")
        {
            Yaml = """
                apiVersion: v1
                kind: ConfigMap
                metadata: { name: settings }
                data:
                  app.conf: [|"servers = web-0.nginx web-1.nginx\n# web-7.nginx was here"|]
                ---

                """
                + CaseText.Yaml(),
            CSharp = CaseText.CSharp(
                members: """public static ConfigMap Settings => new("settings") { Data = [("app.conf", [|"servers = web-0.nginx web-1.nginx\n# web-7.nginx was here"|])] };"""),
            Findings =
            [
                new(Id, "ConfigMap/settings", "data[app.conf]",
                    "ConfigMap 'settings' names 'web-1.nginx' in 'app.conf', but StatefulSet 'web' has web-0: the name does not resolve. Take it "
                    + "out, or raise the replicas.", HasFix: false),
            ],
        },
        new(Id, "pod-names-in-a-list")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 3",
                container: """
                    env:
                      - { name: cluster.initial_master_nodes, value: [|"web-0,web-1,web-2,web-3"|] }
                    """),
            CSharp = CaseText.CSharp(set: "Replicas = 3,", container: """Env = [new("cluster.initial_master_nodes", [|"web-0,web-1,web-2,web-3"|])],"""),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].env[0].value",
                    "StatefulSet 'web' names 'web-3' in 'cluster.initial_master_nodes' of container 'nginx', but it has web-0 to web-2: the name "
                    + "does not resolve. Take it out, or raise the replicas.", HasFix: false),
            ],
        },
        new(Id, "in-range")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 3",
                container: """
                    env:
                      - { name: PEERS, value: "web-0.nginx:80,web-1.nginx.default.svc:80,kafka://web-2.nginx.:80" }
                    """),
            CSharp = CaseText.CSharp(set: "Replicas = 3,", container: """Env = [new("PEERS", "web-0.nginx:80,web-1.nginx.default.svc:80,kafka://web-2.nginx.:80")],"""),
        },
        new(Id, "no-addresses")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 3",
                container: """
                    args:
                      - /etc/web-7.nginx
                      - web-7.nginx.conf
                      - web-7.nginx.example.com
                      - my-web-7.nginx_x
                      - web-7
                      - web-$(INDEX).nginx
                      - web-7.nginx-$(X)
                      - a.web-7.nginx
                      - web-07.nginx
                      - other-7.nginx
                    """),
            CSharp = CaseText.CSharp(
                set: "Replicas = 3,",
                container: """Args = ["/etc/web-7.nginx", "web-7.nginx.conf", "web-7.nginx.example.com", "web-7", "web-$(INDEX).nginx", "other-7.nginx"],"""),
        },
        new(Id, "scaled-by-an-autoscaler")
        {
            Yaml = CaseText.Yaml(
                    spec: "replicas: 3",
                    container: """
                        env:
                          - { name: PEERS, value: "web-3.nginx" }
                        """)
                + "\n---\n"
                + """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: { name: web }
                spec: { maxReplicas: 5, scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: web } }
                """,
        },
        new(Id, "replicas-unknown")
        {
            Tree = CaseText.Yaml(
                spec: "replicas: $unknown",
                container: """
                    env:
                      - { name: PEERS, value: "web-3.nginx" }
                    """),
        },
        new(Id, "text-unknown")
        {
            Tree = CaseText.Yaml(
                spec: "replicas: 3",
                container: """
                    env:
                      - { name: PEERS, value: $unknown }
                    args: [$unknown, $more]
                    """),
        },
    ];
}
