using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2027.</summary>
internal static class ServiceTypeHeadlessConflictCases
{
    private const string Id = "KW2027";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "load-balancer")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx }, type: [|LoadBalancer|] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx")
                    {
                        Selector = ("app", "nginx"),
                        ClusterIP = ClusterIP.None,
                        Type = [|ServiceType.LoadBalancer|],
                        Ports = [new(80)],
                    };
                }
                """,
            Findings =
            [
                new(Id, "Service/nginx", "spec.type",
                    "Service 'nginx' is headless and of type LoadBalancer, which needs a cluster IP. The API server rejects the Service. Set the "
                    + "type to ClusterIP, and reach the pods from outside through a second Service."),
            ],
        },
        new(Id, "node-port")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx }, type: [|NodePort|] }
                """,
            Findings =
            [
                new(Id, "Service/nginx", "spec.type",
                    "Service 'nginx' is headless and of type NodePort, which needs a cluster IP. The API server rejects the Service. Set the type "
                    + "to ClusterIP, and reach the pods from outside through a second Service."),
            ],
        },
        new(Id, "cluster-ip-or-address")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx }, type: ClusterIP }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: other }
                spec: { type: NodePort, selector: { app: nginx } }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx")
                    {
                        Selector = ("app", "nginx"),
                        ClusterIP = ClusterIP.None,
                        Type = ServiceType.ClusterIP,
                        Ports = [new(80)],
                    };
                }
                """,
        },
        new(Id, "unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: $unknown, type: NodePort }
                """,
        },
    ];
}
