using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW7004.</summary>
internal static class RunAsRootCases
{
    private const string Id = "KW7004";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "nothing-said")
        {
            Yaml = ContainerText.AtContainer(CaseText.Yaml()),
            CSharp = ContainerText.AtContainer(CaseText.CSharp()),
            Findings = [May()],
        },
        new(Id, "root-by-number")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { runAsUser: [|0|] }"),
            CSharp = CaseText.CSharp(container: "SecurityContext = new() { RunAsUser = [|0|] },"),
            Findings = [Does("containers[0].securityContext.runAsUser")],
        },
        new(Id, "root-allowed")
        {
            Yaml = CaseText.Yaml(pod: "securityContext: { runAsNonRoot: true }", container: "securityContext: { runAsNonRoot: [|false|] }"),
            CSharp = CaseText.CSharp(set: "SecurityContext = new() { RunAsNonRoot = true },", container: "SecurityContext = new() { RunAsNonRoot = [|false|] },"),
            Findings = [May("containers[0].securityContext.runAsNonRoot")],
        },
        new(Id, "root-of-the-pod")
        {
            Yaml = CaseText.Yaml(pod: "securityContext: { runAsUser: [|0|] }"),
            CSharp = CaseText.CSharp(set: "SecurityContext = new() { RunAsUser = [|0|] },"),
            Findings = [Does("securityContext.runAsUser")],
        },
        new(Id, "root-and-not-root")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { runAsNonRoot: true, runAsUser: [|0|] }"),
            CSharp = CaseText.CSharp(container: "SecurityContext = new() { RunAsNonRoot = true, RunAsUser = [|0|] },"),
            Findings = [Never("containers[0].securityContext.runAsUser")],
        },
        new(Id, "root-of-the-pod-and-not-root")
        {
            Yaml = CaseText.Yaml(pod: "securityContext: { runAsUser: [|0|] }", container: "securityContext: { runAsNonRoot: true }"),
            CSharp = CaseText.CSharp(set: "SecurityContext = new() { RunAsUser = [|0|] },", container: "SecurityContext = new() { RunAsNonRoot = true },"),
            Findings = [Never("securityContext.runAsUser")],
        },
        new(Id, "init-container")
        {
            Yaml = CaseText.Yaml(pod: "initContainers: [[|{ name: setup, image: busybox:1.37 }|]]", container: "securityContext: { runAsUser: 101 }"),
            CSharp = CaseText.CSharp(set: """InitContainers = [[|new("setup", "busybox:1.37")|]],""", container: "SecurityContext = new() { RunAsUser = 101 },"),
            Findings = [May("initContainers[0]", "init container 'setup'")],
        },
        new(Id, "not-root")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { runAsNonRoot: true }"),
            CSharp = CaseText.CSharp(container: "SecurityContext = new() { RunAsNonRoot = true },"),
        },
        new(Id, "pod-is-not-root")
        {
            Yaml = CaseText.Yaml(pod: "securityContext: { runAsNonRoot: true }"),
            CSharp = CaseText.CSharp(set: "SecurityContext = new() { RunAsNonRoot = true },"),
        },
        new(Id, "user-of-the-container-counts")
        {
            Yaml = CaseText.Yaml(pod: "securityContext: { runAsUser: 0 }", container: "securityContext: { runAsUser: 101 }"),
            CSharp = CaseText.CSharp(set: "SecurityContext = new() { RunAsUser = 0 },", container: "SecurityContext = new() { RunAsUser = 101 },"),
        },
        new(Id, "windows")
        {
            Yaml = CaseText.Yaml(pod: "os: { name: windows }"),
            CSharp = CaseText.CSharp(set: "Os = new() { Name = OSName.Windows },"),
        },
        new(Id, "security-unknown")
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
        new(Id, "user-unknown")
        {
            Tree = CaseText.Yaml(pod: "securityContext: { runAsUser: $unknown }"),
        },
    ];

    private const string Danger = "whoever breaks out of the container is root on the node. Set runAsNonRoot to true, and runAsUser where the image names no user by number.";

    private static ExpectedFinding May(string path = "containers[0]", string container = "container 'nginx'") => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec." + path,
        $"StatefulSet 'web' may run {container} as root, which is up to the image: {Danger}");

    private static ExpectedFinding Does(string path) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec." + path,
        $"StatefulSet 'web' runs container 'nginx' as user 0: {Danger}",
        HasFix: false);

    private static ExpectedFinding Never(string path) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec." + path,
        "StatefulSet 'web' asks for user 0 and for runAsNonRoot in container 'nginx', which contradict each other: the container never starts. Set runAsUser to another user, or remove it for the image's.",
        HasFix: false);
}
