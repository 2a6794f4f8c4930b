using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4012.</summary>
internal static class ReadinessProbeMissingCases
{
    private const string Id = "KW4012";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "named-port")
        {
            Yaml = ContainerText.AtContainer(CaseText.Yaml(container: "ports: [{ name: http, containerPort: 80 }]")),
            CSharp = ContainerText.AtContainer(CaseText.CSharp(container: """Ports = [new("http", 80)],""")),
            Findings = [Found()],
        },
        new(Id, "port-without-a-name")
        {
            Yaml = ContainerText.AtContainer(CaseText.Yaml(container: "ports: [{ containerPort: 53, protocol: UDP }, { containerPort: 80 }]")),
            CSharp = ContainerText.AtContainer(CaseText.CSharp(container: "Ports = [new(53) { Protocol = Protocol.UDP }, new(80)],")),
            Findings = [Found()],
        },
        new(Id, "no-tcp-port")
        {
            Yaml = ContainerText.AtContainer(CaseText.Yaml(container: "ports: [{ containerPort: 53, protocol: UDP }]")),
            CSharp = ContainerText.AtContainer(CaseText.CSharp(container: "Ports = [new(53) { Protocol = Protocol.UDP }],")),
            Findings = [Found(hasFix: false)],
        },
        new(Id, "probe")
        {
            Yaml = CaseText.Yaml(container: """
                ports: [{ containerPort: 80 }]
                readinessProbe: { tcpSocket: { port: 80 } }
                """),
            CSharp = CaseText.CSharp(container: """
                Ports = [new(80)],
                ReadinessProbe = Probe.TcpSocket(80),
                """),
        },
        new(Id, "no-ports")
        {
            Yaml = CaseText.Yaml(),
            CSharp = CaseText.CSharp(),
        },
        new(Id, "init-container")
        {
            Yaml = CaseText.Yaml(pod: "initContainers: [{ name: setup, image: busybox:1.37, ports: [{ containerPort: 80 }] }]"),
            CSharp = CaseText.CSharp(set: """InitContainers = [new("setup", "busybox:1.37") { Ports = [new(80)] }],"""),
        },
        new(Id, "probe-unknown")
        {
            Tree = CaseText.Yaml(container: """
                ports: [{ containerPort: 80 }]
                readinessProbe: $unknown
                """),
            CSharp = """
                public static class Factory
                {
                    public static StatefulSet Make(Probe probe) => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27") { Ports = [new(80)], ReadinessProbe = probe }],
                    };
                }
                """,
        },
        new(Id, "ports-unknown")
        {
            Tree = CaseText.Yaml(container: "ports: [$more]"),
        },
    ];

    private static ExpectedFinding Found(bool hasFix = true) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0]",
        "StatefulSet 'web' has no readiness probe for container 'nginx', which has ports: it counts as ready as soon as it starts, and Services send it requests that it cannot answer yet. "
        + "Add a readinessProbe.",
        hasFix);
}
