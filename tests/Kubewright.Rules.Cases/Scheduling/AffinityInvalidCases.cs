using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6018.</summary>
internal static class AffinityInvalidCases
{
    private const string Id = "KW6018";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "weight-0")
        {
            Yaml = CaseText.Yaml(pod: """
                affinity:
                  podAntiAffinity:
                    preferredDuringSchedulingIgnoredDuringExecution:
                      - weight: [|0|]
                        podAffinityTerm: { topologyKey: kubernetes.io/hostname }
                """),
            CSharp = CaseText.CSharp(set: "Affinity = new() { PodAntiAffinity = new() { PreferredDuringSchedulingIgnoredDuringExecution = [new() { Weight = [|0|], PodAffinityTerm = new() { TopologyKey = \"kubernetes.io/hostname\" } }] } },"),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight",
                    "An affinity term of StatefulSet 'web' is not valid: the weight is 0 and must be 1 to 100. The API server refuses the set, or before 1.34 every pod of it.", HasFix: false),
            ],
        },
        new(Id, "weight-101")
        {
            Yaml = CaseText.Yaml(pod: """
                affinity:
                  podAntiAffinity:
                    preferredDuringSchedulingIgnoredDuringExecution:
                      - weight: [|101|]
                        podAffinityTerm: { topologyKey: kubernetes.io/hostname }
                """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight",
                    "An affinity term of StatefulSet 'web' is not valid: the weight is 101 and must be 1 to 100. The API server refuses the set, or before 1.34 every pod of it.", HasFix: false),
            ],
        },
        new(Id, "weights-at-the-limits")
        {
            Yaml = CaseText.Yaml(pod: """
                affinity:
                  podAntiAffinity:
                    preferredDuringSchedulingIgnoredDuringExecution:
                      - weight: 1
                        podAffinityTerm: { topologyKey: kubernetes.io/hostname }
                      - weight: 100
                        podAffinityTerm: { topologyKey: kubernetes.io/hostname }
                """),
        },
        new(Id, "topology-key-empty")
        {
            Yaml = CaseText.Yaml(pod: """
                affinity:
                  podAntiAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      - topologyKey: [|""|]
                        labelSelector: { matchLabels: { app: nginx } }
                """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey",
                    "An affinity term of StatefulSet 'web' is not valid: topologyKey is empty; name a node label such as kubernetes.io/hostname. The API server refuses the set, or before 1.34 every pod of it.", HasFix: false),
            ],
        },
        new(Id, "no-terms")
        {
            Yaml = CaseText.Yaml(pod: """
                affinity:
                  nodeAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      nodeSelectorTerms: [|[]|]
                """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms",
                    "An affinity term of StatefulSet 'web' is not valid: nodeSelectorTerms is empty, which matches no node. The API server refuses the set, or before 1.34 every pod of it.", HasFix: false),
            ],
        },
        new(Id, "in-without-values")
        {
            Yaml = CaseText.Yaml(pod: """
                affinity:
                  nodeAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      nodeSelectorTerms:
                        - matchExpressions:
                            - [|{ key: disk, operator: In, values: [] }|]
                """),
            CSharp = CaseText.CSharp(set: "Affinity = new() { NodeAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = new() { NodeSelectorTerms = [new() { MatchExpressions = [[|new(\"disk\", NodeSelectorOperator.In)|]] }] } } },"),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0]",
                    "An affinity term of StatefulSet 'web' is not valid: 'In' on 'disk' needs values. The API server refuses the set, or before 1.34 every pod of it.", HasFix: false),
            ],
        },
        new(Id, "exists-with-values")
        {
            Yaml = CaseText.Yaml(pod: """
                affinity:
                  nodeAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      nodeSelectorTerms:
                        - matchExpressions:
                            - [|{ key: disk, operator: Exists, values: [ssd] }|]
                """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0]",
                    "An affinity term of StatefulSet 'web' is not valid: 'Exists' on 'disk' takes no values. The API server refuses the set, or before 1.34 every pod of it.", HasFix: false),
            ],
        },
        new(Id, "greater-than-a-word")
        {
            Yaml = CaseText.Yaml(pod: """
                affinity:
                  nodeAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      nodeSelectorTerms:
                        - matchExpressions:
                            - [|{ key: cores, operator: Gt, values: [many] }|]
                """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0]",
                    "An affinity term of StatefulSet 'web' is not valid: 'Gt' on 'cores' takes one whole number. The API server refuses the set, or before 1.34 every pod of it.", HasFix: false),
            ],
        },
        new(Id, "operator-unknown")
        {
            Yaml = CaseText.Yaml(pod: """
                affinity:
                  nodeAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      nodeSelectorTerms:
                        - matchExpressions:
                            - [|{ key: disk, operator: Is, values: [ssd] }|]
                """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0]",
                    "An affinity term of StatefulSet 'web' is not valid: 'Is' on 'disk' is no operator; In, NotIn, Exists, DoesNotExist, Gt and Lt are. The API server refuses the set, or before 1.34 every pod of it.", HasFix: false),
            ],
        },
        new(Id, "valid")
        {
            Yaml = CaseText.Yaml(pod: """
                affinity:
                  nodeAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      nodeSelectorTerms:
                        - matchExpressions:
                            - { key: disk, operator: In, values: [ssd] }
                            - { key: gpu, operator: DoesNotExist }
                            - { key: cores, operator: Gt, values: ["8"] }
                """),
            CSharp = CaseText.CSharp(set: "Affinity = new() { NodeAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = new() { NodeSelectorTerms = [new() { MatchExpressions = [new(\"disk\", NodeSelectorOperator.In) { Values = [\"ssd\"] }, new(\"gpu\", NodeSelectorOperator.DoesNotExist)] }] } } },"),
        },
        new(Id, "values-unknown")
        {
            Tree = CaseText.Yaml(pod: """
                affinity:
                  nodeAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      nodeSelectorTerms:
                        - matchExpressions:
                            - { key: disk, operator: In, values: [$more] }
                            - { key: disk, operator: $unknown, values: [] }
                """),
        },
    ];
}
