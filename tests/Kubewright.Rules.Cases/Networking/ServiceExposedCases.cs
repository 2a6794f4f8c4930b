using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2031.</summary>
internal static class ServiceExposedCases
{
    private const string Id = "KW2031";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "load-balancer")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { type: [|LoadBalancer|], selector: { app: nginx } }
                ---

                """
                + CaseText.Yaml(),
            CSharp = CaseText.CSharp(members: """public static Service Nginx => new("nginx") { Type = [|ServiceType.LoadBalancer|], Selector = ("app", "nginx") };"""),
            Findings =
            [
                new(Id, "Service/nginx", "spec.type",
                    "Service 'nginx' of type LoadBalancer opens the pods of StatefulSet 'web' to clients outside the cluster. Keep it to the "
                    + "cluster with type ClusterIP, unless outside clients are meant to reach the data.", HasFix: false),
            ],
        },
        new(Id, "one-pod")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { type: [|NodePort|], selector: { statefulset.kubernetes.io/pod-name: web-0 } }
                ---

                """
                + CaseText.Yaml(),
            Findings =
            [
                new(Id, "Service/nginx", "spec.type",
                    "Service 'nginx' of type NodePort opens the pods of StatefulSet 'web' to clients outside the cluster. Keep it to the cluster "
                    + "with type ClusterIP, unless outside clients are meant to reach the data.", HasFix: false),
            ],
        },
        new(Id, "inside")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx } }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: api }
                spec: { type: LoadBalancer, selector: { app: api } }
                ---

                """
                + CaseText.Yaml(),
            CSharp = CaseText.CSharp(members: """public static Service Nginx => new("nginx") { Type = ServiceType.ClusterIP, Selector = ("app", "nginx") };"""),
        },
        new(Id, "unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { type: LoadBalancer, selector: { app: nginx, $more: x } }
                ---

                """
                + CaseText.Yaml(),
        },
    ];
}
