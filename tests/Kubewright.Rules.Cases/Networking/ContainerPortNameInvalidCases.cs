using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2008.</summary>
internal static class ContainerPortNameInvalidCases
{
    private const string Id = "KW2008";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "sixteen")
        {
            Yaml = CaseText.Yaml(container: "ports: [{ name: [|metrics-endpoint|], containerPort: 9090 }]"),
            CSharp = CaseText.CSharp(container: """Ports = [new([|"metrics-endpoint"|], 9090)],"""),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].ports[0].name",
                    "StatefulSet 'web' has a port 'metrics-endpoint' in container 'nginx', and that is no name for it: it has 16 characters, 15 "
                    + "at most. No pod of the set can be created. Give it a name of at most 15 lower-case letters, digits and dashes that no other "
                    + "port of the container has.", HasFix: false),
            ],
        },
        new(Id, "grammar")
        {
            Yaml = CaseText.Yaml(
                container: """ports: [{ name: [|Web|], containerPort: 1 }, { name: [|"80"|], containerPort: 2 }, { name: [|a--b|], containerPort: 3 }, { name: [|a-|], containerPort: 4 }]"""),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].ports[0].name",
                    "StatefulSet 'web' has a port 'Web' in container 'nginx', and that is no name for it: 'W' is not allowed; lower-case letters, "
                    + "digits and '-' are. No pod of the set can be created. Give it a name of at most 15 lower-case letters, digits and dashes "
                    + "that no other port of the container has.", HasFix: false),
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].ports[1].name",
                    "StatefulSet 'web' has a port '80' in container 'nginx', and that is no name for it: it has no letter. No pod of the set can "
                    + "be created. Give it a name of at most 15 lower-case letters, digits and dashes that no other port of the container has.", HasFix: false),
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].ports[2].name",
                    "StatefulSet 'web' has a port 'a--b' in container 'nginx', and that is no name for it: it has '--'. No pod of the set can be "
                    + "created. Give it a name of at most 15 lower-case letters, digits and dashes that no other port of the container has.", HasFix: false),
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].ports[3].name",
                    "StatefulSet 'web' has a port 'a-' in container 'nginx', and that is no name for it: it must begin and end with a letter or "
                    + "digit. No pod of the set can be created. Give it a name of at most 15 lower-case letters, digits and dashes that no other "
                    + "port of the container has.", HasFix: false),
            ],
        },
        new(Id, "twice-in-one-container")
        {
            Yaml = CaseText.Yaml(container: "ports: [{ name: web, containerPort: 80 }, { name: [|web|], containerPort: 81 }]"),
            CSharp = CaseText.CSharp(container: """Ports = [new("web", 80), new([|"web"|], 81)],"""),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].ports[1].name",
                    "StatefulSet 'web' has a port 'web' in container 'nginx', and that is no name for it: another port of the container has it "
                    + "too. No pod of the set can be created. Give it a name of at most 15 lower-case letters, digits and dashes that no other port "
                    + "of the container has.", HasFix: false),
            ],
        },
        new(Id, "fifteen-or-none")
        {
            Yaml = CaseText.Yaml(container: "ports: [{ name: metrics-endpoin, containerPort: 9090 }, { containerPort: 80 }, { name: a1, containerPort: 81 }]"),
            CSharp = CaseText.CSharp(container: """Ports = [new("metrics-endpoin", 9090), new(80)],"""),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(container: "ports: [{ name: $unknown, containerPort: 9090 }, $more]"),
        },
    ];
}
