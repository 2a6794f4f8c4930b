using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2013.</summary>
internal static class PeerListCountMismatchCases
{
    private const string Id = "KW2013";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "argument")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 3",
                container: """
                    args:
                      - --initial-cluster
                      - [|web-0=http://web-0.nginx:2380,web-1=http://web-1.nginx:2380|]
                    """),
            CSharp = CaseText.CSharp(
                set: "Replicas = 3,",
                container: """Args = ["--initial-cluster", [|"web-0=http://web-0.nginx:2380,web-1=http://web-1.nginx:2380"|]],"""),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].args[1]",
                    "StatefulSet 'web' has 3 replicas, web-0 to web-2, but --initial-cluster lists 2 of them: the other pods are no members of "
                    + "the cluster, or it forms without them. List each pod.", HasFix: false),
            ],
        },
        new(Id, "argument-with-value")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 3",
                container: """
                    args:
                      - [|--initial-cluster=web-0=http://web-0.nginx:2380,web-1=http://web-1.nginx:2380|]
                    """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].args[0]",
                    "StatefulSet 'web' has 3 replicas, web-0 to web-2, but --initial-cluster lists 2 of them: the other pods are no members of "
                    + "the cluster, or it forms without them. List each pod.", HasFix: false),
            ],
        },
        new(Id, "variable")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 5",
                container: """
                    env:
                      - { name: ZOO_SERVERS, value: [|"server.1=web-0.nginx:2888:3888;2181 server.2=web-1.nginx:2888:3888;2181"|] }
                    """),
            CSharp = CaseText.CSharp(
                set: "Replicas = 5,",
                container: """Env = [new("ZOO_SERVERS", [|"server.1=web-0.nginx:2888:3888;2181 server.2=web-1.nginx:2888:3888;2181"|])],"""),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].env[0].value",
                    "StatefulSet 'web' has 5 replicas, web-0 to web-4, but ZOO_SERVERS lists 2 of them: the other pods are no members of the "
                    + "cluster, or it forms without them. List each pod.", HasFix: false),
            ],
        },
        new(Id, "pod-names")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 3",
                container: """
                    env:
                      - { name: cluster.initial_master_nodes, value: [|"web-0,web-1"|] }
                    """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].env[0].value",
                    "StatefulSet 'web' has 3 replicas, web-0 to web-2, but cluster.initial_master_nodes lists 2 of them: the other pods are no "
                    + "members of the cluster, or it forms without them. List each pod.", HasFix: false),
            ],
        },
        new(Id, "each-pod")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 3",
                container: """
                    args:
                      - --initial-cluster
                      - web-0=http://web-0.nginx:2380,web-1=http://web-1.nginx:2380,web-2=http://web-2.nginx:2380
                    """),
            CSharp = CaseText.CSharp(
                set: "Replicas = 3,",
                container: """Args = ["--initial-cluster", "web-0=http://web-0.nginx:2380,web-1=http://web-1.nginx:2380,web-2=http://web-2.nginx:2380"],"""),
        },
        new(Id, "out-of-range-is-another-rule")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 1",
                container: """
                    args:
                      - --initial-cluster
                      - web-0=http://web-0.nginx:2380,web-1=http://web-1.nginx:2380
                    """),
        },
        new(Id, "members-from-elsewhere")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 3",
                container: """
                    args:
                      - --initial-cluster
                      - web-0=http://web-0.nginx:2380,web-1=http://web-1.nginx:2380,db-0=http://db-0.example.com:2380
                    """),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(
                spec: "replicas: 3",
                container: """
                    args:
                      - --initial-cluster
                      - $unknown
                    env:
                      - { name: ZOO_SERVERS, value: $unknown }
                    """),
        },
    ];
}
