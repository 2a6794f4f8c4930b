using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4002.</summary>
internal static class OrderedStartWithoutReadinessCases
{
    private const string Id = "KW4002";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "two-replicas")
        {
            Yaml = CaseText.AtName(CaseText.Yaml(spec: "replicas: 2")),
            CSharp = CaseText.AtName(CaseText.CSharp(set: "Replicas = 2,")),
            Findings = [Found],
        },
        new(Id, "min-ready-seconds-zero")
        {
            Yaml = CaseText.Yaml(spec: """
                replicas: 3
                minReadySeconds: [|0|]
                """),
            CSharp = CaseText.CSharp(set: """
                Replicas = 3,
                MinReadySeconds = [|0|],
                """),
            Findings = [Found],
        },
        new(Id, "parallel-but-rolling")
        {
            Yaml = CaseText.AtName(CaseText.Yaml(spec: """
                replicas: 3
                podManagementPolicy: Parallel
                """)),
            CSharp = CaseText.AtName(CaseText.CSharp(set: """
                Replicas = 3,
                PodManagementPolicy = PodManagementPolicy.Parallel,
                """)),
            Findings = [Found],
        },
        new(Id, "probe-of-an-init-container-does-not-count")
        {
            Yaml = CaseText.AtName(CaseText.Yaml(spec: "replicas: 3", pod: "initContainers: [{ name: setup, image: busybox:1.37, readinessProbe: { tcpSocket: { port: 80 } } }]")),
            CSharp = CaseText.AtName(CaseText.CSharp(set: """
                Replicas = 3,
                InitContainers = [new("setup", "busybox:1.37") { ReadinessProbe = Probe.TcpSocket(80) }],
                """)),
            Findings = [Found],
        },
        new(Id, "one-replica")
        {
            Yaml = CaseText.Yaml(),
            CSharp = CaseText.CSharp(),
        },
        new(Id, "readiness-probe")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 3", container: "readinessProbe: { tcpSocket: { port: 80 } }"),
            CSharp = CaseText.CSharp(set: "Replicas = 3,", container: "ReadinessProbe = Probe.TcpSocket(80),"),
        },
        new(Id, "startup-probe")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 3", container: "startupProbe: { tcpSocket: { port: 80 } }"),
            CSharp = CaseText.CSharp(set: "Replicas = 3,", container: "StartupProbe = Probe.TcpSocket(80),"),
        },
        new(Id, "probe-of-a-sidecar")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 3", pod: "initContainers: [{ name: proxy, image: envoy:1.33, restartPolicy: Always, readinessProbe: { tcpSocket: { port: 80 } } }]"),
            CSharp = CaseText.CSharp(set: """
                Replicas = 3,
                InitContainers = [new("proxy", "envoy:1.33") { RestartPolicy = ContainerRestartPolicy.Always, ReadinessProbe = Probe.TcpSocket(80) }],
                """),
        },
        new(Id, "min-ready-seconds")
        {
            Yaml = CaseText.Yaml(spec: """
                replicas: 3
                minReadySeconds: 1
                """),
            CSharp = CaseText.CSharp(set: """
                Replicas = 3,
                MinReadySeconds = 1,
                """),
        },
        new(Id, "readiness-gate")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 3", pod: "readinessGates: [{ conditionType: example.com/ready }]"),
            CSharp = CaseText.CSharp(set: """
                Replicas = 3,
                ReadinessGates = [new("example.com/ready")],
                """),
        },
        new(Id, "parallel-and-on-delete")
        {
            Yaml = CaseText.Yaml(spec: """
                replicas: 3
                podManagementPolicy: Parallel
                updateStrategy: { type: OnDelete }
                """),
            CSharp = CaseText.CSharp(set: """
                Replicas = 3,
                PodManagementPolicy = PodManagementPolicy.Parallel,
                UpdateStrategy = new() { Type = StatefulSetUpdateStrategyType.OnDelete },
                """),
        },
        new(Id, "replicas-unknown")
        {
            Tree = CaseText.Yaml(spec: "replicas: $unknown"),
            CSharp = CaseText.CSharp(set: "Replicas = Environment.ProcessorCount,"),
        },
        new(Id, "probe-unknown")
        {
            Tree = CaseText.Yaml(spec: "replicas: 3", container: "readinessProbe: $unknown"),
        },
        new(Id, "more-containers")
        {
            Tree = CaseText.Yaml(spec: "replicas: 3", pod: "initContainers: [$more]"),
        },
    ];

    private static ExpectedFinding Found => new(
        Id,
        "StatefulSet/web",
        "spec.minReadySeconds",
        "StatefulSet 'web' has no readiness probe: a pod counts as ready the moment its process starts, so an update can take all of its pods down one after the other before any has rejoined. "
        + "Give the main container a readinessProbe, or set minReadySeconds to what a start takes.");
}
