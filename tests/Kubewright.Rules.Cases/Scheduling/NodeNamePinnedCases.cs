using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6016.</summary>
internal static class NodeNamePinnedCases
{
    private const string Id = "KW6016";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "all-on-one")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 2", pod: "nodeName: [|node-1|]"),
            CSharp = CaseText.CSharp(set: """
                Replicas = 2,
                NodeName = [|"node-1"|],
                """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.nodeName",
                    "StatefulSet 'web' binds all 2 replicas to the node 'node-1' by nodeName. They go down together, and the scheduler, which checks room, taints and volumes, never sees them. Use a nodeSelector, or leave the choice to the scheduler."),
            ],
        },
        new(Id, "one-pod")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 1", pod: "nodeName: node-1"),
            CSharp = CaseText.CSharp(set: """
                Replicas = 1,
                NodeName = "node-1",
                """),
        },
        new(Id, "replicas-unknown")
        {
            Tree = CaseText.Yaml(spec: "replicas: $unknown", pod: "nodeName: node-1"),
        },
        new(Id, "node-unknown")
        {
            Tree = CaseText.Yaml(spec: "replicas: 2", pod: "nodeName: $unknown"),
        },
    ];
}
