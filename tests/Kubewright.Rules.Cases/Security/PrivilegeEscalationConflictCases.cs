using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW7009.</summary>
internal static class PrivilegeEscalationConflictCases
{
    private const string Id = "KW7009";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "privileged")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { allowPrivilegeEscalation: [|false|], privileged: true }"),
            CSharp = CaseText.CSharp(container: "SecurityContext = new() { AllowPrivilegeEscalation = [|false|], Privileged = true },"),
            Findings = [Found("makes it privileged", "privileged")],
        },
        new(Id, "sys-admin")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { allowPrivilegeEscalation: [|false|], capabilities: { add: [NET_ADMIN, CAP_SYS_ADMIN] } }"),
            CSharp = CaseText.CSharp(container: """SecurityContext = new() { AllowPrivilegeEscalation = [|false|], Capabilities = new() { Add = ["NET_ADMIN", "CAP_SYS_ADMIN"] } },"""),
            Findings = [Found("adds CAP_SYS_ADMIN", "CAP_SYS_ADMIN")],
        },
        new(Id, "other-spelling-is-not-looked-for")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { allowPrivilegeEscalation: false, capabilities: { add: [SYS_ADMIN] } }"),
            CSharp = CaseText.CSharp(container: """SecurityContext = new() { AllowPrivilegeEscalation = false, Capabilities = new() { Add = ["SYS_ADMIN"] } },"""),
        },
        new(Id, "not-privileged")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { allowPrivilegeEscalation: false, privileged: false }"),
            CSharp = CaseText.CSharp(container: "SecurityContext = new() { AllowPrivilegeEscalation = false, Privileged = false },"),
        },
        new(Id, "escalation-allowed")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { allowPrivilegeEscalation: true, privileged: true }"),
            CSharp = CaseText.CSharp(container: "SecurityContext = new() { AllowPrivilegeEscalation = true, Privileged = true },"),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(container: "securityContext: { allowPrivilegeEscalation: false, privileged: $unknown, capabilities: { add: [$more] } }"),
            CSharp = CaseText.CSharp(container: "SecurityContext = new() { AllowPrivilegeEscalation = false, Privileged = Environment.Is64BitProcess },"),
        },
    ];

    private static ExpectedFinding Found(string fact, string cure) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0].securityContext.allowPrivilegeEscalation",
        $"StatefulSet 'web' sets allowPrivilegeEscalation to false in container 'nginx' and {fact}: Kubernetes refuses such pods, so none is created. Remove {cure}, or allow the escalation that it is.",
        HasFix: false);
}
