using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW9018.</summary>
internal static class EnvNameInvalidCases
{
    private const string Id = "KW9018";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        .. Invalid("equals-sign", "A=B", "1.36", "'=' ends a name", "A_B"),
        .. Invalid("beyond-ascii", "GRÖSSE", null, "it has characters beyond printable ASCII", "GR_SSE"),
        .. Invalid("space-before-relaxation", "MY MODE", "1.31", "before Kubernetes 1.32 ' ' is not allowed; letters, digits, '-', '_' and '.' are", "MY_MODE"),
        .. Invalid("digit-before-relaxation", "1ST", "1.31", "before Kubernetes 1.32 it must not begin with a digit", "_1ST"),
        .. Invalid("dots-before-relaxation", "..x", "1.31", "before Kubernetes 1.32 it must not be '.' or begin with '..'", "x"),
        new(Id, "empty")
        {
            Yaml = CaseText.Yaml(container: "env: [{ name: [|''|], value: a }]"),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].env[0].name",
                    "StatefulSet 'web': container 'nginx' has the variable '', which is no name for one: it is empty. The container is refused or does not start. Give it a name.", HasFix: false),
            ],
        },
        new(Id, "relaxed")
        {
            Yaml = CaseText.Yaml(container: "env: [{ name: MY MODE, value: a }, { name: 1ST, value: a }, { name: ..x, value: a }, { name: '~', value: a }]"),
            CSharp = CaseText.CSharp(container: """Env = [new("MY MODE", "a"), new("1ST", "a")],"""),
            Settings = [(RuleSetting.KubernetesVersion, "1.32")],
        },
        new(Id, "strict-and-good")
        {
            Yaml = CaseText.Yaml(container: "env: [{ name: _a.B-1, value: a }, { name: .x, value: a }]"),
            Settings = [(RuleSetting.KubernetesVersion, "1.31")],
        },
        new(Id, "release-not-given") { Yaml = CaseText.Yaml(container: "env: [{ name: MY MODE, value: a }]") },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(container: "env: [{ name: $unknown, value: a }, $more]"),
            Settings = [(RuleSetting.KubernetesVersion, "1.31")],
        },
    ];

    private static IEnumerable<RuleCase> Invalid(string name, string variable, string? release, string problem, string cure)
    {
        yield return new(Id, name)
        {
            Yaml = CaseText.Yaml(container: $"env: [{{ name: [|{variable}|], value: a }}]"),
            CSharp = CaseText.CSharp(container: $"""Env = [new([|"{variable}"|], "a")],"""),
            Settings = release is null ? [] : [(RuleSetting.KubernetesVersion, release)],
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].env[0].name",
                    $"StatefulSet 'web': container 'nginx' has the variable '{variable}', which is no name for one: {problem}. The container is refused or does not start. Write {cure}."),
            ],
        };
    }
}
