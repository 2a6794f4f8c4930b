using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4020.</summary>
internal static class ProbePortUndeclaredCases
{
    private const string Id = "KW4020";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "other-port")
        {
            Yaml = CaseText.Yaml(container: """
                ports: [{ name: http, containerPort: 80 }]
                readinessProbe: { httpGet: { path: /, port: [|8080|] } }
                """),
            CSharp = CaseText.CSharp(container: """
                Ports = [new("http", 80)],
                ReadinessProbe = Probe.HttpGet("/", [|8080|]),
                """),
            Findings = [Found("readinessProbe.httpGet.port", "readiness", 8080)],
        },
        new(Id, "no-ports-and-grpc")
        {
            Yaml = CaseText.Yaml(container: "startupProbe: { grpc: { port: [|9090|] } }"),
            CSharp = CaseText.CSharp(container: "StartupProbe = Probe.Grpc([|9090|]),"),
            Findings = [Found("startupProbe.grpc.port", "startup", 9090)],
        },
        new(Id, "one-finding-for-a-port")
        {
            Yaml = CaseText.Yaml(container: """
                livenessProbe: { tcpSocket: { port: [|8080|] } }
                readinessProbe: { tcpSocket: { port: 8080 } }
                """),
            CSharp = CaseText.CSharp(container: """
                LivenessProbe = Probe.TcpSocket([|8080|]),
                ReadinessProbe = Probe.TcpSocket(8080),
                """),
            Findings = [Found("livenessProbe.tcpSocket.port", "liveness", 8080)],
        },
        new(Id, "declared")
        {
            Yaml = CaseText.Yaml(container: """
                ports: [{ name: http, containerPort: 80 }]
                readinessProbe: { tcpSocket: { port: 80 } }
                """),
            CSharp = CaseText.CSharp(container: """
                Ports = [new("http", 80)],
                ReadinessProbe = Probe.TcpSocket(80),
                """),
        },
        new(Id, "another-host")
        {
            Yaml = CaseText.Yaml(container: "readinessProbe: { tcpSocket: { host: db, port: 5432 } }"),
            CSharp = CaseText.CSharp(container: """ReadinessProbe = new() { TcpSocket = new(5432) { Host = "db" } },"""),
        },
        new(Id, "named-port-is-another-rule")
        {
            Yaml = CaseText.Yaml(container: "readinessProbe: { tcpSocket: { port: http } }"),
            CSharp = CaseText.CSharp(container: """ReadinessProbe = Probe.TcpSocket("http"),"""),
        },
        new(Id, "more-ports")
        {
            Tree = CaseText.Yaml(container: """
                ports: [$more]
                readinessProbe: { tcpSocket: { port: 8080 } }
                """),
        },
        new(Id, "port-unknown")
        {
            Tree = CaseText.Yaml(container: """
                ports: [{ containerPort: $unknown }]
                readinessProbe: { tcpSocket: { port: 8080 } }
                """),
            CSharp = CaseText.CSharp(container: """
                Ports = [new(Environment.ProcessorCount)],
                ReadinessProbe = Probe.TcpSocket(8080),
                """),
        },
    ];

    private static ExpectedFinding Found(string path, string probe, int port) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0]." + path,
        $"StatefulSet 'web' sends the {probe} probe of container 'nginx' to port {port}, which the container does not declare: the probe works, but whoever reads the manifest does not see the port, "
        + "and no Service can name it. Add it to ports.");
}
