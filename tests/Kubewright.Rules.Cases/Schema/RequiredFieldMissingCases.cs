using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW9003.</summary>
internal static class RequiredFieldMissingCases
{
    private const string Id = "KW9003";
    private const string Compiler = "Required members are constructor arguments or `required`, so that the compiler asks for them.";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "spec-without-template")
        {
            Yaml = "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: web }\nspec: [|{ selector: { matchLabels: { a: b } } }|]",
            NotInCSharp = Compiler,
            Findings = [Found("spec.template")],
        },
        new(Id, "items-of-lists")
        {
            Yaml = CaseText.Yaml(container: "ports: [[|{ name: web }|]]\nvolumeMounts: [[|{ name: data }|]]"),
            NotInCSharp = Compiler,
            Findings = [Found("spec.template.spec.containers[0].ports[0].containerPort"), Found("spec.template.spec.containers[0].volumeMounts[0].mountPath")],
        },
        new(Id, "written-as-null")
        {
            Yaml = CaseText.Yaml(container: "ports: [[|{ containerPort: null }|]]"),
            NotInCSharp = Compiler,
            Findings = [Found("spec.template.spec.containers[0].ports[0].containerPort")],
        },
        new(Id, "all-there")
        {
            Yaml = CaseText.Yaml(container: "ports: [{ containerPort: 80 }]"),
            CSharp = CaseText.CSharp(container: """Ports = [new("web", 80)],"""),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(container: "ports: [{ $more: x }, $more, { containerPort: $unknown }]"),
            CSharp = """
                using System;

                public static class Factory
                {
                    public static StatefulSet Make(LabelSelector selector, int port) => new("web")
                    {
                        Selector = selector,
                        Containers = [new("nginx", "nginx:1.27") { Ports = [new("web", port)] }],
                    };
                }
                """,
        },
    ];

    private static ExpectedFinding Found(string path) =>
        new(Id, "StatefulSet/web", path, $"StatefulSet 'web': {path}: this field is required, but it is not written; add it", HasFix: false);
}
