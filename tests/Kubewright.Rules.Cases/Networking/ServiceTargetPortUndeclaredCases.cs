using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2026.</summary>
internal static class ServiceTargetPortUndeclaredCases
{
    private const string Id = "KW2026";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "target-port")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 80, targetPort: [|8080|] }] }
                ---

                """
                + CaseText.Yaml(container: "ports: [{ name: web, containerPort: 80 }]"),
            CSharp = CaseText.CSharp(
                container: """Ports = [new("web", 80)],""",
                members: """public static Service Nginx => new("nginx") { Selector = ("app", "nginx"), Ports = [new(80) { TargetPort = [|8080|] }] };"""),
            Findings =
            [
                new(Id, "Service/nginx", "spec.ports[0].targetPort",
                    "Service 'nginx' leads to port 8080, which no container of StatefulSet 'web' declares. Connections work if a process listens "
                    + "there; people and tools that read the manifests cannot tell. Declare the port, or correct the number."),
            ],
        },
        new(Id, "own-number")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: [|53|], protocol: UDP }] }
                ---

                """
                + CaseText.Yaml(),
            CSharp = CaseText.CSharp(
                members: """public static Service Nginx => new("nginx") { Selector = ("app", "nginx"), Ports = [new([|53|]) { Protocol = Protocol.UDP }] };"""),
            Findings =
            [
                new(Id, "Service/nginx", "spec.ports[0].port",
                    "Service 'nginx' leads to port 53, which no container of StatefulSet 'web' declares. Connections work if a process listens "
                    + "there; people and tools that read the manifests cannot tell. Declare the port, or correct the number."),
            ],
        },
        new(Id, "declared")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ name: a, port: 80 }, { name: b, port: 81, targetPort: 80 }, { name: c, port: 82, targetPort: api }] }
                ---

                """
                + CaseText.Yaml(container: "ports: [{ name: web, containerPort: 80 }]"),
            CSharp = CaseText.CSharp(
                container: """Ports = [new("web", 80)],""",
                members: """public static Service Nginx => new("nginx") { Selector = ("app", "nginx"), Ports = [new(80)] };"""),
        },
        new(Id, "unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 8080 }] }
                ---

                """
                + CaseText.Yaml(container: "ports: [{ containerPort: $unknown }]"),
        },
    ];
}
