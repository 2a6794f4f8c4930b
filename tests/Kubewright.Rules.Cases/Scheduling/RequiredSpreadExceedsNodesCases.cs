using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6015.</summary>
internal static class RequiredSpreadExceedsNodesCases
{
    private const string Id = "KW6015";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "three-on-two")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 3", pod: """
                affinity:
                  podAntiAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      - [|topologyKey: kubernetes.io/hostname|]
                        labelSelector: { matchLabels: { app: nginx } }
                """),
            CSharp = CaseText.CSharp(set: """
                Replicas = 3,
                Affinity = new() { PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [[|new() { TopologyKey = "kubernetes.io/hostname", LabelSelector = ("app", "nginx") }|]] } },
                """),
            Settings = [(RuleSetting.NodeCount, "2")],
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]",
                    "StatefulSet 'web' has 3 replicas that are required to be on nodes of their own, and 2 nodes are declared. The pods beyond 2 stay Pending for ever, and with OrderedReady every later one too. Make the term a preferred one, lower replicas, or declare more nodes."),
            ],
        },
        new(Id, "two-on-two")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 2", pod: """
                affinity:
                  podAntiAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      - topologyKey: kubernetes.io/hostname
                        labelSelector: { matchLabels: { app: nginx } }
                """),
            CSharp = CaseText.CSharp(set: """
                Replicas = 2,
                Affinity = new() { PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [new() { TopologyKey = "kubernetes.io/hostname", LabelSelector = ("app", "nginx") }] } },
                """),
            Settings = [(RuleSetting.NodeCount, "2")],
        },
        new(Id, "nodes-not-declared")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 3", pod: """
                affinity:
                  podAntiAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      - topologyKey: kubernetes.io/hostname
                        labelSelector: { matchLabels: { app: nginx } }
                """),
            CSharp = CaseText.CSharp(set: """
                Replicas = 3,
                Affinity = new() { PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [new() { TopologyKey = "kubernetes.io/hostname", LabelSelector = ("app", "nginx") }] } },
                """),
        },
        new(Id, "zones-are-no-nodes")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 3", pod: """
                affinity:
                  podAntiAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      - topologyKey: topology.kubernetes.io/zone
                        labelSelector: { matchLabels: { app: nginx } }
                """),
            Settings = [(RuleSetting.NodeCount, "2")],
        },
        new(Id, "replicas-unknown")
        {
            Tree = CaseText.Yaml(spec: "replicas: $unknown", pod: """
                affinity:
                  podAntiAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      - topologyKey: kubernetes.io/hostname
                        labelSelector: { matchLabels: { app: nginx } }
                """),
            Settings = [(RuleSetting.NodeCount, "2")],
        },
        new(Id, "selector-unknown")
        {
            Tree = CaseText.Yaml(spec: "replicas: 3", pod: """
                affinity:
                  podAntiAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      - topologyKey: kubernetes.io/hostname
                        labelSelector: $unknown
                """),
            Settings = [(RuleSetting.NodeCount, "2")],
        },
    ];
}
