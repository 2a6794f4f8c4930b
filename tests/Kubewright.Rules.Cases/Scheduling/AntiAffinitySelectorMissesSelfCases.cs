using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6013.</summary>
internal static class AntiAffinitySelectorMissesSelfCases
{
    private const string Id = "KW6013";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "other-labels")
        {
            Yaml = CaseText.Yaml(pod: """
                affinity:
                  podAntiAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      - topologyKey: kubernetes.io/hostname
                        labelSelector: [|{ matchLabels: { app: other } }|]
                """),
            CSharp = CaseText.CSharp(set: "Affinity = new() { PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [new() { TopologyKey = \"kubernetes.io/hostname\", LabelSelector = [|(\"app\", \"other\")|] }] } },"),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector",
                    "An anti-affinity term of StatefulSet 'web' selects app=other, but the pods carry app=nginx. It does not keep the set's own pods apart, so they may share a node. Give the term the set's match labels, unless it is meant for other pods."),
            ],
        },
        new(Id, "preferred-too")
        {
            Yaml = CaseText.Yaml(pod: """
                affinity:
                  podAntiAffinity:
                    preferredDuringSchedulingIgnoredDuringExecution:
                      - weight: 1
                        podAffinityTerm:
                          topologyKey: kubernetes.io/hostname
                          labelSelector: [|{ matchExpressions: [{ key: app, operator: NotIn, values: [nginx] }] }|]
                """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.labelSelector",
                    "An anti-affinity term of StatefulSet 'web' selects app notin (nginx), but the pods carry app=nginx. It does not keep the set's own pods apart, so they may share a node. Give the term the set's match labels, unless it is meant for other pods."),
            ],
        },
        new(Id, "no-selector")
        {
            Yaml = CaseText.AtName(CaseText.Yaml(pod: """
                affinity:
                  podAntiAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      - topologyKey: kubernetes.io/hostname
                """)),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector",
                    "An anti-affinity term of StatefulSet 'web' has no labelSelector, which matches no pod. It does not keep the set's own pods apart, so they may share a node. Give the term the set's match labels, unless it is meant for other pods."),
            ],
        },
        new(Id, "other-namespace")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, namespace: a }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec:
                      affinity:
                        podAntiAffinity:
                          requiredDuringSchedulingIgnoredDuringExecution:
                            - topologyKey: kubernetes.io/hostname
                              labelSelector: { matchLabels: { app: nginx } }
                              namespaces: [|[b]|]
                      containers: [{ name: nginx, image: nginx:1.27 }]
                """,
            Findings =
            [
                new(Id, "StatefulSet/a/web", "spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].namespaces",
                    "An anti-affinity term of StatefulSet 'web' looks in other namespaces than the set's, 'a'. It does not keep the set's own pods apart, so they may share a node. Give the term the set's match labels, unless it is meant for other pods.", HasFix: false),
            ],
        },
        new(Id, "own-labels")
        {
            Yaml = CaseText.Yaml(pod: """
                affinity:
                  podAntiAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      - topologyKey: kubernetes.io/hostname
                        labelSelector: { matchLabels: { app: nginx } }
                """),
            CSharp = CaseText.CSharp(set: "Affinity = new() { PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [new() { TopologyKey = \"kubernetes.io/hostname\", LabelSelector = (\"app\", \"nginx\") }] } },"),
        },
        new(Id, "selector-unknown")
        {
            Tree = CaseText.Yaml(pod: """
                affinity:
                  podAntiAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      - topologyKey: kubernetes.io/hostname
                        labelSelector: $unknown
                """),
        },
        new(Id, "namespace-selector")
        {
            Tree = CaseText.Yaml(pod: """
                affinity:
                  podAntiAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      - topologyKey: kubernetes.io/hostname
                        labelSelector: { matchLabels: { app: nginx } }
                        namespaceSelector: {}
                """),
        },
    ];
}
