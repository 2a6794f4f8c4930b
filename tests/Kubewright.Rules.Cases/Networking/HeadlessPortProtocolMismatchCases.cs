using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2024.</summary>
internal static class HeadlessPortProtocolMismatchCases
{
    private const string Id = "KW2024";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "by-name")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 53, targetPort: dns, protocol: [|TCP|] }] }
                ---

                """
                + CaseText.Yaml(container: "ports: [{ name: dns, containerPort: 53, protocol: UDP }]"),
            CSharp = CaseText.CSharp(
                container: """Ports = [new("dns", 53) { Protocol = Protocol.UDP }],""",
                members: """public static Service Nginx => new("nginx") { Selector = ("app", "nginx"), Ports = [new(53) { TargetPort = "dns", Protocol = [|Protocol.TCP|] }] };"""),
            Findings =
            [
                new(Id, "Service/nginx", "spec.ports[0].protocol",
                    "Service 'nginx' has port 53/TCP, and the container port that it meets is 53/UDP: no packet gets an answer. Set the protocol "
                    + "to UDP."),
            ],
        },
        new(Id, "by-number")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: [|nginx|] }
                spec: { selector: { app: nginx }, ports: [{ port: 53 }] }
                ---

                """
                + CaseText.Yaml(container: "ports: [{ name: dns, containerPort: 53, protocol: UDP }]"),
            Findings =
            [
                new(Id, "Service/nginx", "spec.ports[0].protocol",
                    "Service 'nginx' has port 53/TCP, and the container port that it meets is 53/UDP: no packet gets an answer. Set the protocol "
                    + "to UDP."),
            ],
        },
        new(Id, "met")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 53, protocol: UDP }] }
                ---

                """
                + CaseText.Yaml(container: "ports: [{ name: dns, containerPort: 53, protocol: UDP }]"),
            CSharp = CaseText.CSharp(
                container: """Ports = [new("dns", 53) { Protocol = Protocol.UDP }],""",
                members: """public static Service Nginx => new("nginx") { Selector = ("app", "nginx"), Ports = [new(53) { Protocol = Protocol.UDP }] };"""),
        },
        new(Id, "both-declared")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 53 }] }
                ---

                """
                + CaseText.Yaml(container: "ports: [{ name: dns, containerPort: 53, protocol: UDP }, { name: dns-tcp, containerPort: 53 }]"),
        },
        new(Id, "not-declared")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 80 }] }
                ---

                """
                + CaseText.Yaml(container: "ports: [{ name: dns, containerPort: 53, protocol: UDP }]"),
        },
        new(Id, "protocol-unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 53 }] }
                ---

                """
                + CaseText.Yaml(container: "ports: [{ name: dns, containerPort: 53, protocol: $unknown }]"),
        },
    ];
}
