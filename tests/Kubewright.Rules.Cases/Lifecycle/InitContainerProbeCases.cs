using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4019.</summary>
internal static class InitContainerProbeCases
{
    private const string Id = "KW4019";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "readiness")
        {
            Yaml = CaseText.Yaml(pod: """
                initContainers:
                  - name: setup
                    image: busybox:1.37
                    readinessProbe: [|{ tcpSocket: { port: 80 } }|]
                """),
            CSharp = CaseText.CSharp(set: """
                InitContainers =
                [
                    new("setup", "busybox:1.37")
                    {
                        ReadinessProbe = [|new() { TcpSocket = new(80) }|],
                    },
                ],
                """),
            Findings = [Found("readinessProbe", "readiness probe", "readinessProbe")],
        },
        new(Id, "liveness")
        {
            Yaml = CaseText.Yaml(pod: """
                initContainers:
                  - name: setup
                    image: busybox:1.37
                    livenessProbe: [|{ tcpSocket: { port: 80 } }|]
                """),
            CSharp = CaseText.CSharp(set: """
                InitContainers =
                [
                    new("setup", "busybox:1.37")
                    {
                        LivenessProbe = [|new() { TcpSocket = new(80) }|],
                    },
                ],
                """),
            Findings = [Found("livenessProbe", "liveness probe", "livenessProbe")],
        },
        new(Id, "startup")
        {
            Yaml = CaseText.Yaml(pod: """
                initContainers:
                  - name: setup
                    image: busybox:1.37
                    startupProbe: [|{ tcpSocket: { port: 80 } }|]
                """),
            CSharp = CaseText.CSharp(set: """
                InitContainers =
                [
                    new("setup", "busybox:1.37")
                    {
                        StartupProbe = [|new() { TcpSocket = new(80) }|],
                    },
                ],
                """),
            Findings = [Found("startupProbe", "startup probe", "startupProbe")],
        },
        new(Id, "hook-of-a-container-that-may-fail")
        {
            Yaml = CaseText.Yaml(pod: """
                initContainers:
                  - name: setup
                    image: busybox:1.37
                    restartPolicy: OnFailure
                    lifecycle: { preStop: [|{ sleep: { seconds: 5 } }|] }
                """),
            CSharp = CaseText.CSharp(set: """
                InitContainers =
                [
                    new("setup", "busybox:1.37")
                    {
                        RestartPolicy = ContainerRestartPolicy.OnFailure,
                        Lifecycle = new() { PreStop = [|new() { Sleep = new(5) }|] },
                    },
                ],
                """),
            Findings = [Found("lifecycle.preStop", "preStop hook", "preStop")],
        },
        new(Id, "sidecar")
        {
            Yaml = CaseText.Yaml(pod: """
                initContainers:
                  - name: setup
                    image: busybox:1.37
                    restartPolicy: Always
                    readinessProbe: { tcpSocket: { port: 80 } }
                    lifecycle: { preStop: { sleep: { seconds: 5 } } }
                """),
            CSharp = CaseText.CSharp(set: """
                InitContainers =
                [
                    new("setup", "busybox:1.37")
                    {
                        RestartPolicy = ContainerRestartPolicy.Always,
                        ReadinessProbe = new() { TcpSocket = new(80) },
                        Lifecycle = new() { PreStop = new() { Sleep = new(5) } },
                    },
                ],
                """),
        },
        new(Id, "no-probe")
        {
            Yaml = CaseText.Yaml(pod: """
                initContainers:
                  - name: setup
                    image: busybox:1.37
                    command: [setup]
                """),
            CSharp = CaseText.CSharp(set: """
                InitContainers =
                [
                    new("setup", "busybox:1.37")
                    {
                        Command = ["setup"],
                    },
                ],
                """),
        },
        new(Id, "restart-policy-unknown")
        {
            Tree = CaseText.Yaml(pod: """
                initContainers:
                  - name: setup
                    image: busybox:1.37
                    restartPolicy: $unknown
                    readinessProbe: { tcpSocket: { port: 80 } }
                """),
        },
    ];

    private static ExpectedFinding Found(string path, string handler, string field) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.initContainers[0]." + path,
        $"StatefulSet 'web' has the {handler} of init container 'setup', which runs to its end before the others start: Kubernetes refuses {field} there, so no pod is created. "
        + "Remove it, or set the init container's restartPolicy to Always when it is a sidecar.");
}
