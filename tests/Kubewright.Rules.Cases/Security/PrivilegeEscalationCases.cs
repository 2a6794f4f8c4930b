using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW7007.</summary>
internal static class PrivilegeEscalationCases
{
    private const string Id = "KW7007";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "not-written")
        {
            Yaml = ContainerText.AtContainer(CaseText.Yaml()),
            CSharp = ContainerText.AtContainer(CaseText.CSharp()),
            Findings = [Found()],
        },
        new(Id, "written")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { allowPrivilegeEscalation: [|true|] }"),
            CSharp = CaseText.CSharp(container: "SecurityContext = new() { AllowPrivilegeEscalation = [|true|] },"),
            Findings = [Found("containers[0].securityContext.allowPrivilegeEscalation")],
        },
        new(Id, "other-members")
        {
            Yaml = ContainerText.AtContainer(CaseText.Yaml(container: "securityContext: { runAsUser: 101 }")),
            CSharp = ContainerText.AtContainer(CaseText.CSharp(container: "SecurityContext = new() { RunAsUser = 101 },")),
            Findings = [Found()],
        },
        new(Id, "right")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { allowPrivilegeEscalation: false }"),
            CSharp = CaseText.CSharp(container: "SecurityContext = new() { AllowPrivilegeEscalation = false },"),
        },
        new(Id, "windows")
        {
            Yaml = CaseText.Yaml(pod: "nodeSelector: { kubernetes.io/os: windows }"),
            CSharp = CaseText.CSharp(set: """NodeSelector = ("kubernetes.io/os", "windows"),"""),
        },
        new(Id, "privileged-is-another-rule")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { privileged: true }"),
            CSharp = CaseText.CSharp(container: "SecurityContext = new() { Privileged = true },"),
        },
        new(Id, "sys-admin-is-another-rule")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { capabilities: { add: [sys_admin] } }"),
            CSharp = CaseText.CSharp(container: """SecurityContext = new() { Capabilities = new() { Add = ["sys_admin"] } },"""),
        },
        new(Id, "more-capabilities")
        {
            Tree = CaseText.Yaml(container: "securityContext: { capabilities: { add: [$more] } }"),
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
        new(Id, "member-unknown")
        {
            Tree = CaseText.Yaml(container: "securityContext: { allowPrivilegeEscalation: $unknown }"),
        },
    ];

    private static ExpectedFinding Found(string path = "containers[0]") => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec." + path,
        "StatefulSet 'web' lets container 'nginx' gain privileges: a program with the setuid bit makes a process root that was not. Set allowPrivilegeEscalation to false.");
}
