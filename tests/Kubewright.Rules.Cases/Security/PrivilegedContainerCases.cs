using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW7005.</summary>
internal static class PrivilegedContainerCases
{
    private const string Id = "KW7005";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "container")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { privileged: [|true|] }"),
            CSharp = CaseText.CSharp(container: "SecurityContext = new() { Privileged = [|true|] },"),
            Findings = [Found("containers[0]", "container 'nginx'")],
        },
        new(Id, "init-container")
        {
            Yaml = CaseText.Yaml(pod: "initContainers: [{ name: setup, image: busybox:1.37, securityContext: { privileged: [|true|] } }]"),
            CSharp = CaseText.CSharp(set: """InitContainers = [new("setup", "busybox:1.37") { SecurityContext = new() { Privileged = [|true|] } }],"""),
            Findings = [Found("initContainers[0]", "init container 'setup'")],
        },
        new(Id, "false")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { privileged: false }"),
            CSharp = CaseText.CSharp(container: "SecurityContext = new() { Privileged = false },"),
        },
        new(Id, "not-written")
        {
            Yaml = CaseText.Yaml(),
            CSharp = CaseText.CSharp(),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(container: "securityContext: { privileged: $unknown }"),
            CSharp = CaseText.CSharp(container: "SecurityContext = new() { Privileged = Environment.Is64BitProcess },"),
        },
    ];

    private static ExpectedFinding Found(string path, string container) => new(
        Id,
        "StatefulSet/web",
        $"spec.template.spec.{path}.securityContext.privileged",
        $"StatefulSet 'web' runs {container} privileged: it has every device and every right of root on the node. Remove privileged, and add the capabilities that it needs by name.");
}
