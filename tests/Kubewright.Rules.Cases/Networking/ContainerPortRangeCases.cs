using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2029.</summary>
internal static class ContainerPortRangeCases
{
    private const string Id = "KW2029";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "zero-and-too-large")
        {
            Yaml = CaseText.Yaml(container: "ports: [{ containerPort: [|0|] }, { containerPort: [|65536|] }, { containerPort: 80, hostPort: [|70000|] }]"),
            CSharp = CaseText.CSharp(container: "Ports = [new([|0|]), new([|65536|]), new(80) { HostPort = [|70000|] }],"),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].ports[0].containerPort",
                    "StatefulSet 'web' has port 0 in container 'nginx', and ports are from 1 to 65535. No pod of the set can be created. Write "
                    + "the number on which the process listens.", HasFix: false),
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].ports[1].containerPort",
                    "StatefulSet 'web' has port 65536 in container 'nginx', and ports are from 1 to 65535. No pod of the set can be created. "
                    + "Write the number on which the process listens.", HasFix: false),
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].ports[2].hostPort",
                    "StatefulSet 'web' has host port 70000 in container 'nginx', and ports are from 1 to 65535. No pod of the set can be created. "
                    + "Write the number on which the process listens.", HasFix: false),
            ],
        },
        new(Id, "no-number")
        {
            Yaml = CaseText.Yaml(container: "ports: [[|{ name: web }|]]"),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].ports[0]",
                    "StatefulSet 'web' has a port without a number in container 'nginx', and ports are from 1 to 65535. No pod of the set can be "
                    + "created. Write the number on which the process listens.", HasFix: false),
            ],
        },
        new(Id, "first-and-last")
        {
            Yaml = CaseText.Yaml(container: "ports: [{ containerPort: 1 }, { containerPort: 65535, hostPort: 0 }]"),
            CSharp = CaseText.CSharp(container: "Ports = [new(1), new(65535)],"),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(container: "ports: [{ containerPort: $unknown, hostPort: $unknown }, { name: web, $more: x }]"),
        },
    ];
}
