using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4010.</summary>
internal static class ProbeInvalidCases
{
    private const string Id = "KW4010";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "no-handler")
        {
            Yaml = CaseText.Yaml(container: "livenessProbe: [|{ periodSeconds: 5 }|]"),
            CSharp = CaseText.CSharp(container: "LivenessProbe = [|new() { PeriodSeconds = 5 }|],"),
            Findings = [Found("livenessProbe", "liveness probe", "it does nothing", "Give it one of exec, httpGet, tcpSocket and grpc")],
        },
        new(Id, "hook-without-a-handler")
        {
            Yaml = CaseText.Yaml(container: "lifecycle: { preStop: [|{}|] }"),
            CSharp = CaseText.CSharp(container: "Lifecycle = new() { PreStop = [|new()|] },"),
            Findings = [Found("lifecycle.preStop", "preStop hook", "it does nothing", "Give it one of exec, httpGet, tcpSocket and sleep")],
        },
        new(Id, "two-handlers")
        {
            Yaml = CaseText.Yaml(container: "readinessProbe: { httpGet: { path: /, port: 80 }, tcpSocket: [|{ port: 80 }|] }"),
            CSharp = CaseText.CSharp(container: """ReadinessProbe = new() { HttpGet = new("/", 80), TcpSocket = [|new(80)|] },"""),
            Findings = [Found("readinessProbe.tcpSocket", "readiness probe", "it has httpGet and tcpSocket, and one of them is allowed", "Keep one")],
        },
        new(Id, "empty-command")
        {
            Yaml = CaseText.Yaml(container: "livenessProbe: { exec: { command: [|[]|] } }"),
            CSharp = CaseText.CSharp(container: "LivenessProbe = new() { Exec = new() { Command = [|[]|] } },"),
            Findings = [Found("livenessProbe.exec.command", "liveness probe", "it runs no command", "Write the command")],
        },
        new(Id, "no-command")
        {
            Yaml = CaseText.Yaml(container: "livenessProbe: { exec: [|{}|] }"),
            CSharp = CaseText.CSharp(container: "LivenessProbe = new() { Exec = [|new()|] },"),
            Findings = [Found("livenessProbe.exec", "liveness probe", "it runs no command", "Write the command")],
        },
        new(Id, "scheme")
        {
            Yaml = CaseText.Yaml(container: "livenessProbe: { httpGet: { path: /, port: 80, scheme: [|https|] } }"),
            Findings = [Found("livenessProbe.httpGet.scheme", "liveness probe", "'https' is no scheme", "Write HTTP or HTTPS", hasFix: true)],
        },
        new(Id, "other-scheme")
        {
            Yaml = CaseText.Yaml(container: "livenessProbe: { httpGet: { path: /, port: 80, scheme: [|ftp|] } }"),
            Findings = [Found("livenessProbe.httpGet.scheme", "liveness probe", "'ftp' is no scheme", "Write HTTP or HTTPS")],
        },
        new(Id, "header-name")
        {
            Yaml = CaseText.Yaml(container: """livenessProbe: { httpGet: { path: /, port: 80, httpHeaders: [{ name: [|X_Probe|], value: "1" }] } }"""),
            CSharp = CaseText.CSharp(container: """LivenessProbe = new() { HttpGet = new("/", 80) { HttpHeaders = [new([|"X_Probe"|], "1")] } },"""),
            Findings = [Found("livenessProbe.httpGet.httpHeaders[0].name", "liveness probe", "'X_Probe' is no name of an HTTP header", "Use letters, digits and '-'")],
        },
        new(Id, "negative-numbers")
        {
            Yaml = CaseText.Yaml(container: """
                readinessProbe:
                  tcpSocket: { port: 80 }
                  initialDelaySeconds: [|-1|]
                  periodSeconds: [|-1|]
                  timeoutSeconds: [|-1|]
                  failureThreshold: [|-1|]
                  successThreshold: [|-1|]
                """),
            CSharp = CaseText.CSharp(container: """
                ReadinessProbe = new()
                {
                    TcpSocket = new(80),
                    InitialDelaySeconds = [|-1|],
                    PeriodSeconds = [|-1|],
                    TimeoutSeconds = [|-1|],
                    FailureThreshold = [|-1|],
                    SuccessThreshold = [|-1|],
                },
                """),
            Findings =
            [
                Found("readinessProbe.initialDelaySeconds", "readiness probe", "initialDelaySeconds is -1", "Set it to 0 or more, or remove it for the default"),
                Found("readinessProbe.periodSeconds", "readiness probe", "periodSeconds is -1", "Set it to 0 or more, or remove it for the default"),
                Found("readinessProbe.timeoutSeconds", "readiness probe", "timeoutSeconds is -1", "Set it to 0 or more, or remove it for the default"),
                Found("readinessProbe.failureThreshold", "readiness probe", "failureThreshold is -1", "Set it to 0 or more, or remove it for the default"),
                Found("readinessProbe.successThreshold", "readiness probe", "successThreshold is -1", "Set it to 0 or more, or remove it for the default"),
            ],
        },
        new(Id, "success-threshold-of-liveness")
        {
            Yaml = CaseText.Yaml(container: "livenessProbe: { tcpSocket: { port: 80 }, successThreshold: [|2|] }"),
            CSharp = CaseText.CSharp(container: "LivenessProbe = new() { TcpSocket = new(80), SuccessThreshold = [|2|] },"),
            Findings = [Found("livenessProbe.successThreshold", "liveness probe", "successThreshold is 2, and only a readiness probe may have more than 1", "Set it to 1", hasFix: true)],
        },
        new(Id, "success-threshold-of-startup")
        {
            Yaml = CaseText.Yaml(container: "startupProbe: { tcpSocket: { port: 80 }, successThreshold: [|2|] }"),
            CSharp = CaseText.CSharp(container: "StartupProbe = new() { TcpSocket = new(80), SuccessThreshold = [|2|] },"),
            Findings = [Found("startupProbe.successThreshold", "startup probe", "successThreshold is 2, and only a readiness probe may have more than 1", "Set it to 1", hasFix: true)],
        },
        new(Id, "grace-period-of-readiness")
        {
            Yaml = CaseText.Yaml(container: "readinessProbe: { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: [|10|] }"),
            CSharp = CaseText.CSharp(container: "ReadinessProbe = new() { TcpSocket = new(80), TerminationGracePeriodSeconds = [|10|] },"),
            Findings = [Found("readinessProbe.terminationGracePeriodSeconds", "readiness probe", "a readiness probe ends no container, so it has no terminationGracePeriodSeconds", "Remove it", hasFix: true)],
        },
        new(Id, "grace-period-zero")
        {
            Yaml = CaseText.Yaml(container: "livenessProbe: { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: [|0|] }"),
            CSharp = CaseText.CSharp(container: "LivenessProbe = new() { TcpSocket = new(80), TerminationGracePeriodSeconds = [|0|] },"),
            Findings = [Found("livenessProbe.terminationGracePeriodSeconds", "liveness probe", "terminationGracePeriodSeconds is 0", "Set it to 1 or more, or remove it for the pod's")],
        },
        new(Id, "limits")
        {
            Yaml = CaseText.Yaml(container: """
                livenessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 0, periodSeconds: 0, timeoutSeconds: 0, failureThreshold: 0, successThreshold: 1, terminationGracePeriodSeconds: 1 }
                readinessProbe: { grpc: { port: 80 }, successThreshold: 5 }
                startupProbe: { httpGet: { path: /, port: 80, scheme: HTTPS, httpHeaders: [{ name: X-Probe, value: "1" }] }, successThreshold: 0 }
                lifecycle: { preStop: { sleep: { seconds: 5 } }, postStart: { exec: { command: ["true"] } } }
                """),
            CSharp = CaseText.CSharp(container: """
                LivenessProbe = new() { TcpSocket = new(80), InitialDelaySeconds = 0, PeriodSeconds = 0, TimeoutSeconds = 0, FailureThreshold = 0, SuccessThreshold = 1, TerminationGracePeriodSeconds = 1 },
                ReadinessProbe = new() { Grpc = new(80), SuccessThreshold = 5 },
                StartupProbe = new() { HttpGet = new("/", 80) { Scheme = UriScheme.HTTPS, HttpHeaders = [new("X-Probe", "1")] }, SuccessThreshold = 0 },
                Lifecycle = new() { PreStop = new() { Sleep = new(5) }, PostStart = new() { Exec = new() { Command = ["true"] } } },
                """),
        },
        new(Id, "init-container-is-another-rule")
        {
            Yaml = CaseText.Yaml(pod: "initContainers: [{ name: setup, image: busybox:1.37, livenessProbe: {} }]"),
            CSharp = CaseText.CSharp(set: """InitContainers = [new("setup", "busybox:1.37") { LivenessProbe = new() }],"""),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(container: """
                livenessProbe: { $more: }
                readinessProbe: { exec: { command: [$more] } }
                startupProbe: { exec: $unknown, successThreshold: $unknown }
                """),
        },
    ];

    private static ExpectedFinding Found(string path, string handler, string problem, string cure, bool hasFix = false) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0]." + path,
        $"StatefulSet 'web' has a mistake in the {handler} of container 'nginx': {problem}. Kubernetes refuses such pods. {cure}.",
        hasFix);
}
