using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2011.</summary>
internal static class NetworkPolicyBlocksPeersCases
{
    private const string Id = "KW2011";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "nobody-let-in")
        {
            Yaml = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: { name: [|deny|] }
                spec: { podSelector: {}, policyTypes: [Ingress] }
                ---

                """
                + CaseText.Yaml(
                    spec: "replicas: 3",
                    container: """
                        args: [--join, web-0.nginx]
                        ports: [{ name: peer, containerPort: 7000 }]
                        """),
            CSharp = CaseText.CSharp(
                set: "Replicas = 3,",
                container: """
                    Args = ["--join", "web-0.nginx"],
                    Ports = [new("peer", 7000)],
                    """,
                members: """
                    public static Kubewright.Networking.NetworkPolicy Policy => new([|"deny"|])
                    {
                        PodSelector = ("app", "nginx"),
                    };
                    """),
            Findings =
            [
                new(Id, "NetworkPolicy/deny", "spec.ingress",
                    "NetworkPolicy 'deny' selects the pods of StatefulSet 'web' and no policy lets them in from each other, while they look for "
                    + "each other (the argument --join names peers): no cluster forms. Add an ingress rule from the set's own labels."),
            ],
        },
        new(Id, "others-let-in")
        {
            Yaml = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: { name: nginx }
                spec: { podSelector: { matchLabels: { app: nginx } }, ingress: [|[{ from: [{ podSelector: { matchLabels: { app: api } } }] }, { ports: [{ port: 80 }] }]|] }
                ---

                """
                + CaseText.Yaml(
                    spec: "replicas: 3",
                    container: """
                        args: [--join, web-0.nginx]
                        ports: [{ name: peer, containerPort: 7000 }]
                        """),
            Findings =
            [
                new(Id, "NetworkPolicy/nginx", "spec.ingress",
                    "NetworkPolicy 'nginx' selects the pods of StatefulSet 'web' and no policy lets them in from each other, while they look for "
                    + "each other (the argument --join names peers): no cluster forms. Add an ingress rule from the set's own labels."),
            ],
        },
        new(Id, "own-labels")
        {
            Yaml = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: { name: nginx }
                spec: { podSelector: { matchLabels: { app: nginx } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: nginx } } }], ports: [{ port: peer }] }] }
                ---

                """
                + CaseText.Yaml(
                    spec: "replicas: 3",
                    container: """
                        args: [--join, web-0.nginx]
                        ports: [{ name: peer, containerPort: 7000 }]
                        """),
            CSharp = CaseText.CSharp(
                set: "Replicas = 3,",
                container: """
                    Args = ["--join", "web-0.nginx"],
                    Ports = [new("peer", 7000)],
                    """,
                members: """
                    public static Kubewright.Networking.NetworkPolicy Policy => new("nginx")
                    {
                        PodSelector = ("app", "nginx"), Ingress = [new() { From = [new() { PodSelector = ("app", "nginx") }] }],
                    };
                    """),
        },
        new(Id, "everybody-on-the-port")
        {
            Yaml = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: { name: nginx }
                spec: { podSelector: { matchLabels: { app: nginx } }, ingress: [{ ports: [{ port: 6990, endPort: 7001 }] }] }
                ---

                """
                + CaseText.Yaml(
                    spec: "replicas: 3",
                    container: """
                        args: [--join, web-0.nginx]
                        ports: [{ name: peer, containerPort: 7000 }]
                        """),
        },
        new(Id, "another-policy-lets-them-in")
        {
            Yaml = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: { name: deny }
                spec: { podSelector: {} }
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: { name: allow }
                spec: { podSelector: { matchLabels: { app: nginx } }, ingress: [{ from: [{ namespaceSelector: {} }] }] }
                ---

                """
                + CaseText.Yaml(
                    spec: "replicas: 3",
                    container: """
                        args: [--join, web-0.nginx]
                        ports: [{ name: peer, containerPort: 7000 }]
                        """),
        },
        new(Id, "egress-only")
        {
            Yaml = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: { name: deny }
                spec: { podSelector: {}, policyTypes: [Egress] }
                ---

                """
                + CaseText.Yaml(
                    spec: "replicas: 3",
                    container: """
                        args: [--join, web-0.nginx]
                        ports: [{ name: peer, containerPort: 7000 }]
                        """),
        },
        new(Id, "no-evidence")
        {
            Yaml = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: { name: deny }
                spec: { podSelector: {} }
                ---

                """
                + CaseText.Yaml(spec: "replicas: 3"),
        },
        new(Id, "rules-open")
        {
            Tree = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: { name: deny }
                spec: { podSelector: {}, ingress: [$more] }
                ---

                """
                + CaseText.Yaml(
                    spec: "replicas: 3",
                    container: """
                        args: [--join, web-0.nginx]
                        ports: [{ name: peer, containerPort: 7000 }]
                        """),
        },
        new(Id, "selector-unknown")
        {
            Tree = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: { name: deny }
                spec: { podSelector: $unknown }
                ---

                """
                + CaseText.Yaml(
                    spec: "replicas: 3",
                    container: """
                        args: [--join, web-0.nginx]
                        ports: [{ name: peer, containerPort: 7000 }]
                        """),
        },
    ];
}
