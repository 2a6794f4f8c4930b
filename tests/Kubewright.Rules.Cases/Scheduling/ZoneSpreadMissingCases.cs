using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6019.</summary>
internal static class ZoneSpreadMissingCases
{
    private const string Id = "KW6019";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "three-without-zones")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: [|{ containers: [{ name: nginx, image: "nginx:1.27" }] }|]
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => [|new("web") { Replicas = 3, Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] }|];
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec",
                    "StatefulSet 'web' has 3 replicas and no rule about zones: they may all run in one, and go down with it. Add a topologySpreadConstraint on topology.kubernetes.io/zone with ScheduleAnyway."),
            ],
        },
        new(Id, "hosts-only")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: [|{ topologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: nginx } } }], containers: [{ name: nginx, image: "nginx:1.27" }] }|]
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec",
                    "StatefulSet 'web' has 3 replicas and no rule about zones: they may all run in one, and go down with it. Add a topologySpreadConstraint on topology.kubernetes.io/zone with ScheduleAnyway."),
            ],
        },
        new(Id, "zones")
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
        new(Id, "two-pods")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 2"),
            CSharp = CaseText.CSharp(set: "Replicas = 2,"),
        },
        new(Id, "constraints-open")
        {
            Tree = CaseText.Yaml(spec: "replicas: 3", pod: "topologySpreadConstraints: [$more]"),
        },
    ];
}
