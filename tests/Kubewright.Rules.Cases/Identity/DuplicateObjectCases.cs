using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW1009.</summary>
internal static class DuplicateObjectCases
{
    private const string Id = "KW1009";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "same-service-twice")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: [|nginx|] }
                spec: { clusterIP: None, selector: { app: nginx } }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => Service.Headless("nginx", ("app", "nginx"));

                    public static Service Again => Service.Headless([|"nginx"|], ("app", "nginx"));
                }
                """,
            Findings =
            [
                new(Id, "Service/nginx", "metadata.name",
                    "Service 'nginx' is written more than once. The objects are applied one after the other, and the last one wins: what the "
                    + "first one says is lost. Take one of them away, or give them names of their own.", HasFix: false),
            ],
        },
        new(Id, "other-version-of-the-group")
        {
            Yaml = """
                apiVersion: autoscaling/v1
                kind: HorizontalPodAutoscaler
                metadata: { name: web, namespace: prod }
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: { name: [|web|], namespace: prod }
                """,
            Findings =
            [
                new(Id, "HorizontalPodAutoscaler/prod/web", "metadata.name",
                    "HorizontalPodAutoscaler 'web' in namespace 'prod' is written more than once. The objects are applied one after the other, "
                    + "and the last one wins: what the first one says is lost. Take one of them away, or give them names of their own.", HasFix: false),
            ],
        },
        new(Id, "other-name-kind-group-or-namespace")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: other }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: nginx, namespace: prod }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: { name: nginx }
                ---
                apiVersion: serving.knative.dev/v1
                kind: Service
                metadata: { name: nginx }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => Service.Headless("nginx", ("app", "nginx"));

                    public static Service Other => Service.Headless("other", ("app", "nginx"));
                }
                """,
        },
        new(Id, "name-unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: $unknown }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: $unknown }
                spec: { clusterIP: None, selector: { app: nginx } }
                """,
        },
        new(Id, "namespace-unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: nginx, namespace: $unknown }
                spec: { clusterIP: None, selector: { app: nginx } }
                """,
        },
    ];
}
