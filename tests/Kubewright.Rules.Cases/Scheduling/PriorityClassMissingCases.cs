using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6022.</summary>
internal static class PriorityClassMissingCases
{
    private const string Id = "KW6022";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "claims")
        {
            Yaml = CaseText.AtName(CaseText.Yaml(spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """)),
            CSharp = CaseText.AtName(CaseText.CSharp(set: "VolumeClaimTemplates = [new(\"data\") { AccessModes = [ReadWriteOnce], Storage = 1.Gi }],")),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.priorityClassName",
                    "StatefulSet 'web' keeps data and names no priorityClassName: when a node is full its pods are preempted like any other's. Name a PriorityClass above that of stateless workloads.", HasFix: false),
            ],
        },
        new(Id, "class")
        {
            Yaml = CaseText.Yaml(spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """, pod: "priorityClassName: databases"),
            CSharp = CaseText.CSharp(set: """
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = 1.Gi }],
                PriorityClassName = "databases",
                """),
        },
        new(Id, "no-claims")
        {
            Yaml = CaseText.Yaml(),
            CSharp = CaseText.CSharp(),
        },
        new(Id, "class-unknown")
        {
            Tree = CaseText.Yaml(spec: """
                volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
                """, pod: "priorityClassName: $unknown"),
        },
    ];
}
