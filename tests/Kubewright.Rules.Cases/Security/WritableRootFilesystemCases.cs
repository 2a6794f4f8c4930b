using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW7010.</summary>
internal static class WritableRootFilesystemCases
{
    private const string Id = "KW7010";

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
            Yaml = CaseText.Yaml(container: "securityContext: { readOnlyRootFilesystem: [|false|] }"),
            CSharp = CaseText.CSharp(container: "SecurityContext = new() { ReadOnlyRootFilesystem = [|false|] },"),
            Findings = [Found("containers[0].securityContext.readOnlyRootFilesystem")],
        },
        new(Id, "other-members")
        {
            Yaml = ContainerText.AtContainer(CaseText.Yaml(container: "securityContext: { runAsUser: 101 }")),
            CSharp = ContainerText.AtContainer(CaseText.CSharp(container: "SecurityContext = new() { RunAsUser = 101 },")),
            Findings = [Found()],
        },
        new(Id, "right")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { readOnlyRootFilesystem: true }"),
            CSharp = CaseText.CSharp(container: "SecurityContext = new() { ReadOnlyRootFilesystem = true },"),
        },
        new(Id, "windows")
        {
            Yaml = CaseText.Yaml(pod: "nodeSelector: { kubernetes.io/os: windows }"),
            CSharp = CaseText.CSharp(set: """NodeSelector = ("kubernetes.io/os", "windows"),"""),
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
            Tree = CaseText.Yaml(container: "securityContext: { readOnlyRootFilesystem: $unknown }"),
        },
    ];

    private static ExpectedFinding Found(string path = "containers[0]") => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec." + path,
        "StatefulSet 'web' lets container 'nginx' write to its root file system: an intruder can change its programs, and what the process writes outside its volumes is lost at a restart. "
        + "Set readOnlyRootFilesystem to true, and mount an emptyDir where it has to write.");
}
