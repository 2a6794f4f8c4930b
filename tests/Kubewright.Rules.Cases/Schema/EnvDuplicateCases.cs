using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW9016.</summary>
internal static class EnvDuplicateCases
{
    private const string Id = "KW9016";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "set-twice")
        {
            Yaml = CaseText.Yaml(container: "env: [{ name: MODE, value: a }, { name: B, value: b }, { name: [|MODE|], value: c }]"),
            CSharp = CaseText.CSharp(container: """Env = [new("MODE", "a"), new("B", "b"), new([|"MODE"|], "c")],"""),
            Findings = [Found(2)],
        },
        new(Id, "from-a-secret")
        {
            Yaml = CaseText.Yaml(container: "env: [{ name: MODE, value: a }, { name: [|MODE|], valueFrom: { secretKeyRef: { name: s, key: k } } }]"),
            Findings = [Found(1)],
        },
        new(Id, "extended-or-different")
        {
            Yaml = CaseText.Yaml(container: "env: [{ name: LIST, value: a }, { name: LIST, value: '$(LIST):b' }, { name: list, value: c }]"),
            CSharp = CaseText.CSharp(container: """Env = [new("LIST", "a"), new("LIST", "$(LIST):b"), new("list", "c")],"""),
        },
        new(Id, "in-two-containers") { Yaml = CaseText.Yaml(pod: "initContainers: [{ name: i, image: i:1, env: [{ name: A, value: a }] }]", container: "env: [{ name: A, value: b }]") },
        new(Id, "unknown") { Tree = CaseText.Yaml(container: "env: [{ name: A, value: a }, { name: $unknown, value: b }, { name: A, value: $unknown }]") },
    ];

    private static ExpectedFinding Found(int position) => new(
        Id, "StatefulSet/web", $"spec.template.spec.containers[0].env[{position}].name",
        "StatefulSet 'web': container 'nginx' sets the variable MODE twice. The process sees this value only, and server-side apply, which tells variables apart by name, may keep either. Remove the first.");
}
