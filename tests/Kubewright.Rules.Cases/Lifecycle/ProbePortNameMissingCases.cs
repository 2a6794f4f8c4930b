using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4003.</summary>
internal static class ProbePortNameMissingCases
{
    private const string Id = "KW4003";
    private const string Restarted = "The probe never succeeds, so the container is restarted for ever";
    private const string NeverReady = "The probe never succeeds, so no pod ever becomes ready";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "readiness-misspelt")
        {
            Yaml = CaseText.Yaml(container: """
                ports: [{ name: http, containerPort: 80 }]
                readinessProbe: { httpGet: { path: /, port: [|htp|] } }
                """),
            CSharp = CaseText.CSharp(container: """
                Ports = [new("http", 80)],
                ReadinessProbe = Probe.HttpGet("/", [|"htp"|]),
                """),
            Findings = [Found("readinessProbe.httpGet.port", "readiness probe", "htp", "which declares 'http' only (the closest is 'http')", NeverReady)],
        },
        new(Id, "liveness-with-nothing-close")
        {
            Yaml = CaseText.Yaml(container: """
                ports: [{ name: http, containerPort: 80 }]
                livenessProbe: { tcpSocket: { port: [|admin|] } }
                """),
            CSharp = CaseText.CSharp(container: """
                Ports = [new("http", 80)],
                LivenessProbe = Probe.TcpSocket([|"admin"|]),
                """),
            Findings = [Found("livenessProbe.tcpSocket.port", "liveness probe", "admin", "which declares 'http' only", Restarted) with { HasFix = false }],
        },
        new(Id, "no-ports")
        {
            Yaml = CaseText.Yaml(container: "startupProbe: { tcpSocket: { port: [|http|] } }"),
            CSharp = CaseText.CSharp(container: """StartupProbe = Probe.TcpSocket([|"http"|]),"""),
            Findings = [Found("startupProbe.tcpSocket.port", "startup probe", "http", "which declares no named port", Restarted) with { HasFix = false }],
        },
        new(Id, "hooks")
        {
            Yaml = CaseText.Yaml(container: """
                ports: [{ name: http, containerPort: 80 }]
                lifecycle:
                  postStart: { httpGet: { path: /, port: [|htt|] } }
                  preStop: { httpGet: { path: /, port: [|htpp|] } }
                """),
            CSharp = CaseText.CSharp(container: """
                Ports = [new("http", 80)],
                Lifecycle = new()
                {
                    PostStart = LifecycleHandler.HttpGet("/", [|"htt"|]),
                    PreStop = LifecycleHandler.HttpGet("/", [|"htpp"|]),
                },
                """),
            Findings =
            [
                Found("lifecycle.postStart.httpGet.port", "postStart hook", "htt", "which declares 'http' only (the closest is 'http')", "The hook fails and the container is killed at every start"),
                Found("lifecycle.preStop.httpGet.port", "preStop hook", "htpp", "which declares 'http' only (the closest is 'http')", "The hook fails each time a pod stops"),
            ],
        },
        new(Id, "declared-or-a-number")
        {
            Yaml = CaseText.Yaml(container: """
                ports: [{ name: http, containerPort: 80 }]
                readinessProbe: { httpGet: { path: /, port: http } }
                livenessProbe: { tcpSocket: { port: 8080 } }
                """),
            CSharp = CaseText.CSharp(container: """
                Ports = [new("http", 80)],
                ReadinessProbe = Probe.HttpGet("/", "http"),
                LivenessProbe = Probe.TcpSocket(8080),
                """),
        },
        new(Id, "digits-as-text")
        {
            Yaml = CaseText.Yaml(container: """readinessProbe: { tcpSocket: { port: "8080" } }"""),
            CSharp = CaseText.CSharp(container: """ReadinessProbe = Probe.TcpSocket("8080"),"""),
        },
        new(Id, "more-ports")
        {
            Tree = CaseText.Yaml(container: """
                ports: [$more]
                readinessProbe: { tcpSocket: { port: http } }
                """),
        },
        new(Id, "name-of-a-port-unknown")
        {
            Tree = CaseText.Yaml(container: """
                ports: [{ name: $unknown, containerPort: 80 }]
                readinessProbe: { tcpSocket: { port: http } }
                """),
            CSharp = CaseText.CSharp(container: """
                Ports = [new(Environment.MachineName, 80)],
                ReadinessProbe = Probe.TcpSocket("http"),
                """),
        },
    ];

    private static ExpectedFinding Found(string path, string handler, string port, string fact, string consequence) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0]." + path,
        $"StatefulSet 'web' sends the {handler} of container 'nginx' to port '{port}', but the container has no port of that name, {fact}. {consequence}. Name a declared port, or declare this one.");
}
