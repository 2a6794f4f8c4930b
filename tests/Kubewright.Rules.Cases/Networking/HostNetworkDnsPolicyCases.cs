using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2016.</summary>
internal static class HostNetworkDnsPolicyCases
{
    private const string Id = "KW2016";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "no-policy")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|] }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { hostNetwork: true, containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new([|"web"|])
                    {
                        Selector = ("app", "nginx"),
                        HostNetwork = true,
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.dnsPolicy",
                    "StatefulSet 'web' puts its pods on the host network without a dnsPolicy: they ask the node's DNS servers, which know no "
                    + "Service and none of the set's pods. Set dnsPolicy to ClusterFirstWithHostNet."),
            ],
        },
        new(Id, "cluster-first")
        {
            Yaml = CaseText.Yaml(
                pod: """
                    hostNetwork: true
                    dnsPolicy: [|ClusterFirst|]
                    """),
            CSharp = CaseText.CSharp(
                set: """
                    HostNetwork = true,
                    DnsPolicy = [|DnsPolicy.ClusterFirst|],
                    """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.dnsPolicy",
                    "StatefulSet 'web' puts its pods on the host network with dnsPolicy ClusterFirst: they ask the node's DNS servers, which know "
                    + "no Service and none of the set's pods. Set dnsPolicy to ClusterFirstWithHostNet."),
            ],
        },
        new(Id, "default")
        {
            Yaml = CaseText.Yaml(
                pod: """
                    hostNetwork: true
                    dnsPolicy: [|Default|]
                    """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.dnsPolicy",
                    "StatefulSet 'web' puts its pods on the host network with dnsPolicy Default: they ask the node's DNS servers, which know no "
                    + "Service and none of the set's pods. Set dnsPolicy to ClusterFirstWithHostNet."),
            ],
        },
        new(Id, "right-or-own-servers-or-no-host-network")
        {
            Yaml = CaseText.Yaml(
                pod: """
                    hostNetwork: true
                    dnsPolicy: ClusterFirstWithHostNet
                    """),
            CSharp = CaseText.CSharp(
                set: """
                    HostNetwork = true,
                    DnsPolicy = DnsPolicy.ClusterFirstWithHostNet,
                    """),
        },
        new(Id, "own-servers")
        {
            Yaml = CaseText.Yaml(
                pod: """
                    hostNetwork: true
                    dnsPolicy: None
                    """),
        },
        new(Id, "pod-network")
        {
            Yaml = CaseText.Yaml(
                pod: """
                    hostNetwork: false
                    dnsPolicy: Default
                    """),
            CSharp = CaseText.CSharp(set: "DnsPolicy = DnsPolicy.Default,"),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(
                pod: """
                    hostNetwork: true
                    dnsPolicy: $unknown
                    """),
        },
    ];
}
