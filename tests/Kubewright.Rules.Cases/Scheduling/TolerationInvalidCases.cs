using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6020.</summary>
internal static class TolerationInvalidCases
{
    private const string Id = "KW6020";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "no-key")
        {
            Yaml = CaseText.Yaml(pod: """
                tolerations:
                  - operator: [|Equal|]
                """),
            CSharp = CaseText.CSharp(set: "Tolerations = [new() { Operator = [|TolerationOperator.Equal|] }],"),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.tolerations[0].operator",
                    "Toleration 0 of StatefulSet 'web' is not valid: without a key the operator must be Exists, which tolerates every taint. The API server refuses the set, or before 1.34 every pod of it."),
            ],
        },
        new(Id, "value-with-exists")
        {
            Yaml = CaseText.Yaml(pod: """
                tolerations:
                  - key: a
                    operator: Exists
                    value: [|b|]
                """),
            CSharp = CaseText.CSharp(set: "Tolerations = [new() { Key = \"a\", Operator = TolerationOperator.Exists, Value = [|\"b\"|] }],"),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.tolerations[0].value",
                    "Toleration 0 of StatefulSet 'web' is not valid: operator Exists takes no value, and it is 'b'. The API server refuses the set, or before 1.34 every pod of it."),
            ],
        },
        new(Id, "seconds-without-no-execute")
        {
            Yaml = CaseText.Yaml(pod: """
                tolerations:
                  - key: a
                    operator: Exists
                    effect: NoSchedule
                    tolerationSeconds: [|30|]
                """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.tolerations[0].tolerationSeconds",
                    "Toleration 0 of StatefulSet 'web' is not valid: tolerationSeconds goes with the effect NoExecute only. The API server refuses the set, or before 1.34 every pod of it.", HasFix: false),
            ],
        },
        new(Id, "valid")
        {
            Yaml = CaseText.Yaml(pod: """
                tolerations:
                  - operator: Exists
                  - key: a
                    operator: Exists
                    effect: NoExecute
                    tolerationSeconds: 30
                  - key: b
                    value: c
                """),
            CSharp = CaseText.CSharp(set: "Tolerations = [new() { Operator = TolerationOperator.Exists }, new() { Key = \"b\", Value = \"c\" }],"),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(pod: """
                tolerations:
                  - key: $unknown
                    operator: Equal
                  - key: a
                    operator: $unknown
                    value: b
                  - key: c
                    effect: $unknown
                    tolerationSeconds: 30
                """),
        },
    ];
}
