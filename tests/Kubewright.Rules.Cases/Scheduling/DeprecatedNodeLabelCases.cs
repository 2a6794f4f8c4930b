using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6021.</summary>
internal static class DeprecatedNodeLabelCases
{
    private const string Id = "KW6021";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "node-selector")
        {
            Yaml = CaseText.Yaml(pod: """
                nodeSelector:
                  beta.kubernetes.io/os: [|linux|]
                """),
            CSharp = CaseText.CSharp(set: "NodeSelector = (\"beta.kubernetes.io/os\", [|\"linux\"|]),"),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.nodeSelector[beta.kubernetes.io/os]",
                    "StatefulSet 'web' uses the node label 'beta.kubernetes.io/os', which is deprecated: nodes stop carrying it some day, and then no node suits the pods. Use 'kubernetes.io/os'."),
            ],
        },
        new(Id, "topology-key")
        {
            Yaml = CaseText.Yaml(pod: """
                topologySpreadConstraints:
                  - maxSkew: 1
                    topologyKey: [|failure-domain.beta.kubernetes.io/zone|]
                    whenUnsatisfiable: ScheduleAnyway
                    labelSelector: { matchLabels: { app: nginx } }
                """),
            CSharp = CaseText.CSharp(set: "TopologySpreadConstraints = [new() { MaxSkew = 1, TopologyKey = [|\"failure-domain.beta.kubernetes.io/zone\"|], WhenUnsatisfiable = UnsatisfiableConstraintAction.ScheduleAnyway, LabelSelector = (\"app\", \"nginx\"), }],"),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.topologySpreadConstraints[0].topologyKey",
                    "StatefulSet 'web' uses the node label 'failure-domain.beta.kubernetes.io/zone', which is deprecated: nodes stop carrying it some day, and then no node suits the pods. Use 'topology.kubernetes.io/zone'."),
            ],
        },
        new(Id, "node-affinity")
        {
            Yaml = CaseText.Yaml(pod: """
                affinity:
                  nodeAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      nodeSelectorTerms:
                        - matchExpressions:
                            - { key: [|beta.kubernetes.io/arch|], operator: In, values: [amd64] }
                """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].key",
                    "StatefulSet 'web' uses the node label 'beta.kubernetes.io/arch', which is deprecated: nodes stop carrying it some day, and then no node suits the pods. Use 'kubernetes.io/arch'."),
            ],
        },
        new(Id, "both-labels")
        {
            Yaml = CaseText.Yaml(pod: """
                nodeSelector:
                  beta.kubernetes.io/os: [|linux|]
                  kubernetes.io/os: linux
                """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.nodeSelector[beta.kubernetes.io/os]",
                    "StatefulSet 'web' uses the node label 'beta.kubernetes.io/os', which is deprecated: nodes stop carrying it some day, and then no node suits the pods. Use 'kubernetes.io/os'.", HasFix: false),
            ],
        },
        new(Id, "current")
        {
            Yaml = CaseText.Yaml(pod: """
                nodeSelector:
                  kubernetes.io/os: linux
                """),
            CSharp = CaseText.CSharp(set: "NodeSelector = (\"kubernetes.io/os\", \"linux\"),"),
        },
        new(Id, "key-unknown")
        {
            Tree = CaseText.Yaml(pod: """
                topologySpreadConstraints:
                  - maxSkew: 1
                    topologyKey: $unknown
                    whenUnsatisfiable: ScheduleAnyway
                    labelSelector: { matchLabels: { app: nginx } }
                """),
        },
    ];
}
