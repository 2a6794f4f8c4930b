using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6012.</summary>
internal static class AntiAffinityMissingCases
{
    private const string Id = "KW6012";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "nothing-keeps-them-apart")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: 2
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: [|{ containers: [{ name: nginx, image: "nginx:1.27" }] }|]
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => [|new("web") { Replicas = 2, Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] }|];
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec",
                    "StatefulSet 'web' has 2 replicas and nothing that keeps them apart: all may land on one node and go down with it. Add a preferred podAntiAffinity on kubernetes.io/hostname, or a topologySpreadConstraint, that selects the set's pods."),
            ],
        },
        new(Id, "constraint")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 3", pod: """
                topologySpreadConstraints:
                  - maxSkew: 1
                    topologyKey: topology.kubernetes.io/zone
                    whenUnsatisfiable: ScheduleAnyway
                    labelSelector: { matchLabels: { app: nginx } }
                """),
            CSharp = CaseText.CSharp(set: """
                Replicas = 3,
                TopologySpreadConstraints = [new() { MaxSkew = 1, TopologyKey = "topology.kubernetes.io/zone", WhenUnsatisfiable = UnsatisfiableConstraintAction.ScheduleAnyway, LabelSelector = ("app", "nginx"), }],
                """),
        },
        new(Id, "term")
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
        new(Id, "one-pod")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 1"),
            CSharp = CaseText.CSharp(set: "Replicas = 1,"),
        },
        new(Id, "affinity-unknown")
        {
            Tree = CaseText.Yaml(spec: "replicas: 3", pod: "affinity: $unknown"),
        },
        new(Id, "constraints-open")
        {
            Tree = CaseText.Yaml(spec: "replicas: 3", pod: "topologySpreadConstraints: [$more]"),
        },
    ];
}
