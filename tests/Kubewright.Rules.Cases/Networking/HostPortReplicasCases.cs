using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2025.</summary>
internal static class HostPortReplicasCases
{
    private const string Id = "KW2025";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "host-port")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 2", container: "ports: [{ containerPort: 80, hostPort: [|8080|] }]"),
            CSharp = CaseText.CSharp(set: "Replicas = 2,", container: "Ports = [new(80) { HostPort = [|8080|] }],"),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].ports[0].hostPort",
                    "StatefulSet 'web' takes port 8080 of each node that runs one of its pods: no two of its 2 replicas run on one node, and "
                    + "those without a free node wait. Reach the pods through a Service, without a port of the host."),
            ],
        },
        new(Id, "more-replicas-than-nodes")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 5", pod: "hostNetwork: true", container: "ports: [{ containerPort: [|80|] }, { containerPort: 443 }]"),
            CSharp = CaseText.CSharp(
                set: """
                    Replicas = 5,
                    HostNetwork = true,
                    """,
                container: "Ports = [new([|80|]), new(443)],"),
            Settings = [(RuleSetting.NodeCount, "3")],
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].ports[0].containerPort",
                    "StatefulSet 'web' takes ports 80 and 443 of each node that runs one of its pods, for they are on the host network: of 5 "
                    + "replicas 2 never run on the cluster's 3 nodes. Reach the pods through a Service, without a port of the host.", HasFix: false),
            ],
        },
        new(Id, "as-many-as-nodes")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 3", container: "ports: [{ containerPort: 80, hostPort: [|80|] }]"),
            Settings = [(RuleSetting.NodeCount, "3")],
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].ports[0].hostPort",
                    "StatefulSet 'web' takes port 80 of each node that runs one of its pods: no two of its 3 replicas run on one node, and those "
                    + "without a free node wait. Reach the pods through a Service, without a port of the host."),
            ],
        },
        new(Id, "one-replica")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 1", container: "ports: [{ containerPort: 80, hostPort: 8080 }]"),
            CSharp = CaseText.CSharp(set: "Replicas = 1,", container: "Ports = [new(80) { HostPort = 8080 }],"),
        },
        new(Id, "no-host-port")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 3", container: "ports: [{ containerPort: 80 }]"),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(spec: "replicas: 3", pod: "hostNetwork: $unknown", container: "ports: [{ containerPort: 80, hostPort: $unknown }]"),
        },
    ];
}
