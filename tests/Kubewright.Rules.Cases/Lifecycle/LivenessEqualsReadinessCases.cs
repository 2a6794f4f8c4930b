using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4015.</summary>
internal static class LivenessEqualsReadinessCases
{
    private const string Id = "KW4015";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "same")
        {
            Yaml = CaseText.Yaml(container: """
                livenessProbe: [|{ httpGet: { path: /health, port: 80 } }|]
                readinessProbe: { httpGet: { path: /health, port: 80 } }
                """),
            CSharp = CaseText.CSharp(container: """
                LivenessProbe = [|new() { HttpGet = new("/health", 80) }|],
                ReadinessProbe = new() { HttpGet = new("/health", 80) },
                """),
            Findings = [Found(30, 9)],
        },
        new(Id, "defaults-written-out")
        {
            Yaml = CaseText.Yaml(container: """
                livenessProbe: [|{ httpGet: { path: /, port: http, scheme: HTTP } }|]
                readinessProbe: { httpGet: { port: http } }
                """),
            CSharp = CaseText.CSharp(container: """
                LivenessProbe = [|new() { HttpGet = new("/", "http") { Scheme = UriScheme.HTTP } }|],
                ReadinessProbe = new() { HttpGet = new("http") },
                """),
            Findings = [Found(30, 9)],
        },
        new(Id, "liveness-faster")
        {
            Yaml = CaseText.Yaml(container: """
                livenessProbe: [|{ tcpSocket: { port: 80 }, periodSeconds: 1 }|]
                readinessProbe: { tcpSocket: { port: 80 } }
                """),
            CSharp = CaseText.CSharp(container: """
                LivenessProbe = [|new() { TcpSocket = new(80), PeriodSeconds = 1 }|],
                ReadinessProbe = new() { TcpSocket = new(80) },
                """),
            Findings = [Found(3, 31)],
        },
        new(Id, "command")
        {
            Yaml = CaseText.Yaml(container: """
                livenessProbe: [|{ exec: { command: [ok] } }|]
                readinessProbe: { exec: { command: [ok] }, periodSeconds: 15, failureThreshold: 2 }
                """),
            CSharp = CaseText.CSharp(container: """
                LivenessProbe = [|new() { Exec = new() { Command = ["ok"] } }|],
                ReadinessProbe = new() { Exec = new() { Command = ["ok"] }, PeriodSeconds = 15, FailureThreshold = 2 },
                """),
            Findings = [Found(30, 9)],
        },
        new(Id, "liveness-slower")
        {
            Yaml = CaseText.Yaml(container: """
                livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 31, failureThreshold: 1 }
                readinessProbe: { tcpSocket: { port: 80 } }
                """),
            CSharp = CaseText.CSharp(container: """
                LivenessProbe = new() { TcpSocket = new(80), PeriodSeconds = 31, FailureThreshold = 1 },
                ReadinessProbe = new() { TcpSocket = new(80) },
                """),
        },
        new(Id, "other-path")
        {
            Yaml = CaseText.Yaml(container: """
                livenessProbe: { httpGet: { path: /health, port: 80 } }
                readinessProbe: { httpGet: { path: /ready, port: 80 } }
                """),
            CSharp = CaseText.CSharp(container: """
                LivenessProbe = new() { HttpGet = new("/health", 80) },
                ReadinessProbe = new() { HttpGet = new("/ready", 80) },
                """),
        },
        new(Id, "two-named-ports")
        {
            Yaml = CaseText.Yaml(container: """
                livenessProbe: { tcpSocket: { port: a } }
                readinessProbe: { tcpSocket: { port: b } }
                """),
            CSharp = CaseText.CSharp(container: """
                LivenessProbe = new() { TcpSocket = new("a") },
                ReadinessProbe = new() { TcpSocket = new("b") },
                """),
        },
        new(Id, "number-and-name")
        {
            Yaml = CaseText.Yaml(container: """
                livenessProbe: { tcpSocket: { port: 80 } }
                readinessProbe: { tcpSocket: { port: "80" } }
                """),
            CSharp = CaseText.CSharp(container: """
                LivenessProbe = new() { TcpSocket = new(80) },
                ReadinessProbe = new() { TcpSocket = new("80") },
                """),
        },
        new(Id, "other-sort")
        {
            Yaml = CaseText.Yaml(container: """
                livenessProbe: { tcpSocket: { port: 80 } }
                readinessProbe: { grpc: { port: 80 } }
                """),
            CSharp = CaseText.CSharp(container: """
                LivenessProbe = new() { TcpSocket = new(80) },
                ReadinessProbe = new() { Grpc = new(80) },
                """),
        },
        new(Id, "port-unknown")
        {
            Tree = CaseText.Yaml(container: """
                livenessProbe: { tcpSocket: { port: $unknown } }
                readinessProbe: { tcpSocket: { port: $unknown } }
                """),
            CSharp = CaseText.CSharp(container: """
                LivenessProbe = new() { TcpSocket = new(Environment.ProcessorCount) },
                ReadinessProbe = new() { TcpSocket = new(Environment.ProcessorCount) },
                """),
        },
        new(Id, "period-unknown")
        {
            Tree = CaseText.Yaml(container: """
                livenessProbe: { tcpSocket: { port: 80 } }
                readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: $unknown }
                """),
        },
    ];

    private static ExpectedFinding Found(int seconds, int wanted) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0].livenessProbe",
        $"StatefulSet 'web' asks container 'nginx' the same question by its liveness and its readiness probe, and restarts it after {seconds} seconds of failures, no later than it is taken out of service: "
        + "a replica that is only busy, or waits for its peers, is restarted and falls further behind. "
        + $"Raise the liveness probe's failureThreshold, for example to {wanted}, or let it ask something simpler.");
}
