using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4022.</summary>
internal static class ProbeTimeoutOverPeriodCases
{
    private const string Id = "KW4022";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "just-above")
        {
            Yaml = CaseText.Yaml(container: "livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 5, timeoutSeconds: [|6|] }"),
            CSharp = CaseText.CSharp(container: "LivenessProbe = new() { TcpSocket = new(80), PeriodSeconds = 5, TimeoutSeconds = [|6|] },"),
            Findings = [Found("liveness", 6, 5)],
        },
        new(Id, "as-long")
        {
            Yaml = CaseText.Yaml(container: "livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 5, timeoutSeconds: 5 }"),
            CSharp = CaseText.CSharp(container: "LivenessProbe = new() { TcpSocket = new(80), PeriodSeconds = 5, TimeoutSeconds = 5 },"),
        },
        new(Id, "above-the-default-period")
        {
            Yaml = CaseText.Yaml(container: "readinessProbe: { tcpSocket: { port: 80 }, timeoutSeconds: [|11|] }"),
            CSharp = CaseText.CSharp(container: "ReadinessProbe = new() { TcpSocket = new(80), TimeoutSeconds = [|11|] },"),
            Findings = [Found("readiness", 11, 10)],
        },
        new(Id, "as-long-as-the-default-period")
        {
            Yaml = CaseText.Yaml(container: "livenessProbe: { tcpSocket: { port: 80 }, timeoutSeconds: 10 }"),
            CSharp = CaseText.CSharp(container: "LivenessProbe = new() { TcpSocket = new(80), TimeoutSeconds = 10 },"),
        },
        new(Id, "zero-is-the-default")
        {
            Yaml = CaseText.Yaml(container: "startupProbe: { tcpSocket: { port: 80 }, periodSeconds: 0, timeoutSeconds: [|11|] }"),
            CSharp = CaseText.CSharp(container: "StartupProbe = new() { TcpSocket = new(80), PeriodSeconds = 0, TimeoutSeconds = [|11|] },"),
            Findings = [Found("startup", 11, 10)],
        },
        new(Id, "not-written")
        {
            Yaml = CaseText.Yaml(container: "livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 }"),
            CSharp = CaseText.CSharp(container: "LivenessProbe = new() { TcpSocket = new(80), PeriodSeconds = 1 },"),
        },
        new(Id, "period-unknown")
        {
            Tree = CaseText.Yaml(container: "livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: $unknown, timeoutSeconds: 60 }"),
            CSharp = CaseText.CSharp(container: "LivenessProbe = new() { TcpSocket = new(80), PeriodSeconds = Environment.ProcessorCount, TimeoutSeconds = 60 },"),
        },
    ];

    private static ExpectedFinding Found(string probe, int timeout, int period) => new(
        Id,
        "StatefulSet/web",
        $"spec.template.spec.containers[0].{probe}Probe.timeoutSeconds",
        $"StatefulSet 'web' lets the {probe} probe of container 'nginx' wait {timeout} seconds for an answer and probes every {period}: a probe may time out after the next one is due, so failures are noticed later than the period says. "
        + "Set timeoutSeconds to at most periodSeconds.");
}
