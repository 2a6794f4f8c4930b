using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2004.</summary>
internal static class ServiceTargetPortNameMissingCases
{
    private const string Id = "KW2004";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "misspelt")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 80, targetPort: [|wbe|] }] }
                ---

                """
                + CaseText.Yaml(container: "ports: [{ name: web, containerPort: 80 }]"),
            CSharp = CaseText.CSharp(
                container: """Ports = [new("web", 80)],""",
                members: """public static Service Nginx => new("nginx") { Selector = ("app", "nginx"), Ports = [new(80) { TargetPort = [|"wbe"|] }] };"""),
            Findings =
            [
                new(Id, "Service/nginx", "spec.ports[0].targetPort",
                    "Service 'nginx' leads its port 80 to 'wbe', and no container of StatefulSet 'web' has a port of that name (the closest is "
                    + "'web'): connections to it are refused. Write 'web'."),
            ],
        },
        new(Id, "no-near-name")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 80, targetPort: [|metrics|] }] }
                ---

                """
                + CaseText.Yaml(container: "ports: [{ name: web, containerPort: 80 }]"),
            CSharp = CaseText.CSharp(
                container: """Ports = [new("web", 80)],""",
                members: """public static Service Nginx => new("nginx") { Selector = ("app", "nginx"), Ports = [new(80) { TargetPort = [|"metrics"|] }] };"""),
            Findings =
            [
                new(Id, "Service/nginx", "spec.ports[0].targetPort",
                    "Service 'nginx' leads its port 80 to 'metrics', and no container of StatefulSet 'web' has a port of that name: connections "
                    + "to it are refused. Name the container's port so, or write the name that it has.", HasFix: false),
            ],
        },
        new(Id, "declared")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 80, targetPort: web }] }
                ---

                """
                + CaseText.Yaml(container: "ports: [{ name: web, containerPort: 80 }]"),
            CSharp = CaseText.CSharp(
                container: """Ports = [new("web", 80)],""",
                members: """public static Service Nginx => new("nginx") { Selector = ("app", "nginx"), Ports = [new(80) { TargetPort = "web" }] };"""),
        },
        new(Id, "declared-by-a-sidecar")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 80, targetPort: web }] }
                ---

                """
                + CaseText.Yaml(pod: "initContainers: [{ name: proxy, image: envoy:1.31, restartPolicy: Always, ports: [{ name: web, containerPort: 80 }] }]"),
        },
        new(Id, "another-workload-declares-it")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 80, targetPort: api }] }
                ---

                """
                + CaseText.Yaml(container: "ports: [{ name: web, containerPort: 80 }]")
                + "\n---\n"
                + """
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: api }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: api, image: nginx:1.27, ports: [{ name: api, containerPort: 80 }] }] }
                """,
        },
        new(Id, "broken-name-is-another-rule")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 80, targetPort: Web_ }] }
                ---

                """
                + CaseText.Yaml(container: "ports: [{ name: web, containerPort: 80 }]"),
        },
        new(Id, "name-of-a-port-unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 80, targetPort: api }] }
                ---

                """
                + CaseText.Yaml(container: "ports: [{ name: $unknown, containerPort: 80 }]"),
        },
        new(Id, "ports-open")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx }, ports: [{ port: 80, targetPort: api }] }
                ---

                """
                + CaseText.Yaml(container: "ports: [$more]"),
        },
    ];
}
