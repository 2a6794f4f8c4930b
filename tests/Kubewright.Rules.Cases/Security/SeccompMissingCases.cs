using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW7013.</summary>
internal static class SeccompMissingCases
{
    private const string Id = "KW7013";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "none")
        {
            Yaml = CaseText.AtName(CaseText.Yaml()),
            CSharp = CaseText.AtName(CaseText.CSharp()),
            Findings = [Found("container 'nginx'")],
        },
        new(Id, "one-of-two")
        {
            Yaml = CaseText.AtName(CaseText.Yaml(pod: """
                securityContext: { runAsUser: 101 }
                initContainers: [{ name: setup, image: busybox:1.37 }]
                """, container: "securityContext: { seccompProfile: { type: RuntimeDefault } }")),
            CSharp = CaseText.AtName(CaseText.CSharp(set: """
                SecurityContext = new() { RunAsUser = 101 },
                InitContainers = [new("setup", "busybox:1.37")],
                """, container: "SecurityContext = new() { SeccompProfile = new() { Type = SeccompProfileType.RuntimeDefault } },")),
            Findings = [Found("init container 'setup'")],
        },
        new(Id, "pod")
        {
            Yaml = CaseText.Yaml(pod: "securityContext: { seccompProfile: { type: RuntimeDefault } }"),
            CSharp = CaseText.CSharp(set: "SecurityContext = new() { SeccompProfile = new() { Type = SeccompProfileType.RuntimeDefault } },"),
        },
        new(Id, "container")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { seccompProfile: { type: RuntimeDefault } }"),
            CSharp = CaseText.CSharp(container: "SecurityContext = new() { SeccompProfile = new() { Type = SeccompProfileType.RuntimeDefault } },"),
        },
        new(Id, "windows")
        {
            Yaml = CaseText.Yaml(pod: "os: { name: windows }"),
            CSharp = CaseText.CSharp(set: "Os = new() { Name = OSName.Windows },"),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(container: "securityContext: $unknown"),
            CSharp = """
                public static class Factory
                {
                    public static StatefulSet Make(SecurityContext security) => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27") { SecurityContext = security }],
                    };
                }
                """,
        },
        new(Id, "pod-unknown")
        {
            Tree = CaseText.Yaml(pod: "securityContext: { $more: }"),
        },
    ];

    private static ExpectedFinding Found(string containers) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.securityContext.seccompProfile",
        $"StatefulSet 'web' has no seccomp profile for {containers}: every system call of the node's kernel is open to it. Set the pod's seccompProfile to RuntimeDefault.");
}
