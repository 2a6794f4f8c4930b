using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6014.</summary>
internal static class SpreadSelectorMissesSelfCases
{
    private const string Id = "KW6014";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "other-labels")
        {
            Yaml = CaseText.Yaml(pod: """
                topologySpreadConstraints:
                  - maxSkew: 1
                    topologyKey: topology.kubernetes.io/zone
                    whenUnsatisfiable: ScheduleAnyway
                    labelSelector: [|{ matchLabels: { app: other } }|]
                """),
            CSharp = CaseText.CSharp(set: "TopologySpreadConstraints = [new() { MaxSkew = 1, TopologyKey = \"topology.kubernetes.io/zone\", WhenUnsatisfiable = UnsatisfiableConstraintAction.ScheduleAnyway, LabelSelector = [|(\"app\", \"other\")|] }],"),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.topologySpreadConstraints[0].labelSelector",
                    "A topology spread constraint of StatefulSet 'web' selects app=other, but the pods carry app=nginx. It counts none of the set's pods and spreads nothing. Give it the set's match labels."),
            ],
        },
        new(Id, "no-selector")
        {
            Yaml = CaseText.AtName(CaseText.Yaml(pod: """
                topologySpreadConstraints:
                  - maxSkew: 1
                    topologyKey: topology.kubernetes.io/zone
                    whenUnsatisfiable: ScheduleAnyway
                """)),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.topologySpreadConstraints[0].labelSelector",
                    "A topology spread constraint of StatefulSet 'web' has no labelSelector, which matches no pod. It counts none of the set's pods and spreads nothing. Give it the set's match labels."),
            ],
        },
        new(Id, "own-labels")
        {
            Yaml = CaseText.Yaml(pod: """
                topologySpreadConstraints:
                  - maxSkew: 1
                    topologyKey: topology.kubernetes.io/zone
                    whenUnsatisfiable: ScheduleAnyway
                    labelSelector: { matchLabels: { app: nginx } }
                """),
            CSharp = CaseText.CSharp(set: "TopologySpreadConstraints = [new() { MaxSkew = 1, TopologyKey = \"topology.kubernetes.io/zone\", WhenUnsatisfiable = UnsatisfiableConstraintAction.ScheduleAnyway, LabelSelector = (\"app\", \"nginx\"), }],"),
        },
        new(Id, "selector-unknown")
        {
            Tree = CaseText.Yaml(pod: """
                topologySpreadConstraints:
                  - maxSkew: 1
                    topologyKey: topology.kubernetes.io/zone
                    whenUnsatisfiable: ScheduleAnyway
                    labelSelector: $unknown
                """),
        },
        new(Id, "labels-unknown")
        {
            Tree = CaseText.Yaml(pod: """
                topologySpreadConstraints:
                  - maxSkew: 1
                    topologyKey: topology.kubernetes.io/zone
                    whenUnsatisfiable: ScheduleAnyway
                    labelSelector: { matchLabels: { app: $unknown } }
                """),
        },
    ];
}
