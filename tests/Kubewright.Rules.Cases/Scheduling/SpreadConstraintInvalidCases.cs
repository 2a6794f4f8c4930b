using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6017.</summary>
internal static class SpreadConstraintInvalidCases
{
    private const string Id = "KW6017";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "skew-zero")
        {
            Yaml = CaseText.Yaml(pod: """
                topologySpreadConstraints:
                  - maxSkew: [|0|]
                    topologyKey: topology.kubernetes.io/zone
                    whenUnsatisfiable: ScheduleAnyway
                    labelSelector: { matchLabels: { app: nginx } }
                """),
            CSharp = CaseText.CSharp(set: "TopologySpreadConstraints = [new() { MaxSkew = [|0|], TopologyKey = \"topology.kubernetes.io/zone\", WhenUnsatisfiable = UnsatisfiableConstraintAction.ScheduleAnyway, LabelSelector = (\"app\", \"nginx\"), }],"),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.topologySpreadConstraints[0].maxSkew",
                    "Topology spread constraint 0 of StatefulSet 'web' is not valid: maxSkew is 0 and must be 1 or more. The API server refuses the set, or before 1.34 every pod of it.", HasFix: false),
            ],
        },
        new(Id, "topology-key-empty")
        {
            Yaml = CaseText.Yaml(pod: """
                topologySpreadConstraints:
                  - maxSkew: 1
                    topologyKey: [|""|]
                    whenUnsatisfiable: ScheduleAnyway
                    labelSelector: { matchLabels: { app: nginx } }
                """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.topologySpreadConstraints[0].topologyKey",
                    "Topology spread constraint 0 of StatefulSet 'web' is not valid: topologyKey is empty; name a node label such as topology.kubernetes.io/zone. The API server refuses the set, or before 1.34 every pod of it.", HasFix: false),
            ],
        },
        new(Id, "min-domains-zero")
        {
            Yaml = CaseText.Yaml(pod: """
                topologySpreadConstraints:
                  - maxSkew: 1
                    topologyKey: topology.kubernetes.io/zone
                    whenUnsatisfiable: DoNotSchedule
                    labelSelector: { matchLabels: { app: nginx } }
                    minDomains: [|0|]
                """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.topologySpreadConstraints[0].minDomains",
                    "Topology spread constraint 0 of StatefulSet 'web' is not valid: minDomains is 0 and must be 1 or more. The API server refuses the set, or before 1.34 every pod of it.", HasFix: false),
            ],
        },
        new(Id, "min-domains-with-schedule-anyway")
        {
            Yaml = CaseText.Yaml(pod: """
                topologySpreadConstraints:
                  - maxSkew: 1
                    topologyKey: topology.kubernetes.io/zone
                    whenUnsatisfiable: ScheduleAnyway
                    labelSelector: { matchLabels: { app: nginx } }
                    minDomains: [|2|]
                """),
            CSharp = CaseText.CSharp(set: "TopologySpreadConstraints = [new() { MaxSkew = 1, TopologyKey = \"topology.kubernetes.io/zone\", WhenUnsatisfiable = UnsatisfiableConstraintAction.ScheduleAnyway, LabelSelector = (\"app\", \"nginx\"), MinDomains = [|2|] }],"),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.topologySpreadConstraints[0].minDomains",
                    "Topology spread constraint 0 of StatefulSet 'web' is not valid: minDomains goes with whenUnsatisfiable DoNotSchedule only. The API server refuses the set, or before 1.34 every pod of it.", HasFix: false),
            ],
        },
        new(Id, "keys-without-selector")
        {
            Yaml = CaseText.Yaml(pod: """
                topologySpreadConstraints:
                  - maxSkew: 1
                    topologyKey: topology.kubernetes.io/zone
                    whenUnsatisfiable: ScheduleAnyway
                    matchLabelKeys: [|[pod-template-hash]|]
                """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.topologySpreadConstraints[0].matchLabelKeys",
                    "Topology spread constraint 0 of StatefulSet 'web' is not valid: matchLabelKeys needs a labelSelector. The API server refuses the set, or before 1.34 every pod of it.", HasFix: false),
            ],
        },
        new(Id, "twice")
        {
            Yaml = CaseText.Yaml(pod: """
                topologySpreadConstraints:
                  - maxSkew: 1
                    topologyKey: topology.kubernetes.io/zone
                    whenUnsatisfiable: ScheduleAnyway
                    labelSelector: { matchLabels: { app: nginx } }
                  - maxSkew: 1
                    topologyKey: [|topology.kubernetes.io/zone|]
                    whenUnsatisfiable: ScheduleAnyway
                    labelSelector: { matchLabels: { app: nginx } }
                """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.topologySpreadConstraints[1].topologyKey",
                    "Topology spread constraint 1 of StatefulSet 'web' is not valid: another one has topologyKey 'topology.kubernetes.io/zone' with ScheduleAnyway too. The API server refuses the set, or before 1.34 every pod of it.", HasFix: false),
            ],
        },
        new(Id, "at-the-limits")
        {
            Yaml = CaseText.Yaml(pod: """
                topologySpreadConstraints:
                  - maxSkew: 1
                    topologyKey: topology.kubernetes.io/zone
                    whenUnsatisfiable: DoNotSchedule
                    labelSelector: { matchLabels: { app: nginx } }
                    minDomains: 1
                  - maxSkew: 1
                    topologyKey: topology.kubernetes.io/zone
                    whenUnsatisfiable: ScheduleAnyway
                    labelSelector: { matchLabels: { app: nginx } }
                """),
            CSharp = CaseText.CSharp(set: "TopologySpreadConstraints = [new() { MaxSkew = 1, TopologyKey = \"topology.kubernetes.io/zone\", WhenUnsatisfiable = UnsatisfiableConstraintAction.DoNotSchedule, LabelSelector = (\"app\", \"nginx\"), MinDomains = 1 }],"),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(pod: """
                topologySpreadConstraints:
                  - maxSkew: $unknown
                    topologyKey: $unknown
                    whenUnsatisfiable: $unknown
                    labelSelector: { matchLabels: { app: nginx } }
                    minDomains: 2
                """),
        },
    ];
}
