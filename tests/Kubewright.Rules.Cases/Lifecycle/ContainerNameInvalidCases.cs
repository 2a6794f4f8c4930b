using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4014.</summary>
internal static class ContainerNameInvalidCases
{
    private const string Id = "KW4014";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "upper-case")
        {
            Yaml = CaseText.Yaml(pod: "initContainers: [{ name: [|Set_Up|], image: busybox:1.37 }]"),
            CSharp = CaseText.CSharp(set: """InitContainers = [new([|"Set_Up"|], "busybox:1.37")],"""),
            Findings = [Found("Set_Up", "'S' is not allowed; lower-case letters, digits and '-' are")],
        },
        new(Id, "too-long")
        {
            Yaml = CaseText.Yaml(pod: "initContainers: [{ name: [|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|], image: busybox:1.37 }]"),
            CSharp = CaseText.CSharp(set: """InitContainers = [new([|"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"|], "busybox:1.37")],"""),
            Findings = [Found("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "it has 64 characters, 63 at most")],
        },
        new(Id, "as-long-as-allowed")
        {
            Yaml = CaseText.Yaml(pod: "initContainers: [{ name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, image: busybox:1.37 }]"),
            CSharp = CaseText.CSharp(set: """InitContainers = [new("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "busybox:1.37")],"""),
        },
        new(Id, "dash-at-the-end")
        {
            Yaml = CaseText.Yaml(pod: "initContainers: [{ name: [|setup-|], image: busybox:1.37 }]"),
            CSharp = CaseText.CSharp(set: """InitContainers = [new([|"setup-"|], "busybox:1.37")],"""),
            Findings = [Found("setup-", "it must begin and end with a letter or digit")],
        },
        new(Id, "empty")
        {
            Yaml = CaseText.Yaml(pod: """initContainers: [{ name: [|""|], image: busybox:1.37 }]"""),
            CSharp = CaseText.CSharp(set: """InitContainers = [new([|""|], "busybox:1.37")],"""),
            Findings = [Found("", "it is empty", hasFix: false)],
        },
        new(Id, "mended-name-is-taken")
        {
            Yaml = CaseText.Yaml(pod: "initContainers: [{ name: [|NGINX|], image: busybox:1.37 }]"),
            CSharp = CaseText.CSharp(set: """InitContainers = [new([|"NGINX"|], "busybox:1.37")],"""),
            Findings = [Found("NGINX", "'N' is not allowed; lower-case letters, digits and '-' are", hasFix: false)],
        },
        new(Id, "missing")
        {
            Yaml = CaseText.Yaml(pod: "initContainers: [[|{ image: busybox:1.37 }|]]"),
            Findings = [new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.initContainers[0]",
                    "StatefulSet 'web' has an init container without a name: Kubernetes refuses such pods, so none is created. Give it a name.",
                    HasFix: false)],
        },
        new(Id, "name-of-another-container")
        {
            Yaml = CaseText.Yaml(pod: "initContainers: [{ name: setup, image: busybox:1.37 }, { name: [|setup|], image: busybox:1.37 }]"),
            CSharp = CaseText.CSharp(set: """InitContainers = [new("setup", "busybox:1.37"), new([|"setup"|], "busybox:1.37")],"""),
            Findings = [Found("setup", "another container of the pod has it too", hasFix: false) with { Path = "spec.template.spec.initContainers[1].name" }],
        },
        new(Id, "valid")
        {
            Yaml = CaseText.Yaml(pod: "initContainers: [{ name: setup-1, image: busybox:1.37 }]"),
            CSharp = CaseText.CSharp(set: """InitContainers = [new("setup-1", "busybox:1.37")],"""),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(pod: "initContainers: [{ name: $unknown, image: busybox:1.37 }, { image: busybox:1.37, $more: }]"),
            CSharp = CaseText.CSharp(set: """InitContainers = [new(Environment.MachineName, "busybox:1.37")],"""),
        },
    ];

    private static ExpectedFinding Found(string name, string problem, bool hasFix = true) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.initContainers[0].name",
        $"StatefulSet 'web' has init container '{name}', and that is no name for it: {problem}. Kubernetes refuses such pods, so none is created. "
        + "Give it a name of at most 63 lower-case letters, digits and dashes that no other container of the pod has.",
        hasFix);
}
