using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2018.</summary>
internal static class ServiceClusteripChangedCases
{
    private const string Id = "KW2018";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "becomes-headless")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: [|None|], selector: { app: nginx } }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx") { ClusterIP = [|ClusterIP.None|], Selector = ("app", "nginx") };
                }
                """,
            Baseline = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx } }
                """,
            Findings =
            [
                new(Id, "Service/nginx", "spec.clusterIP",
                    "Service 'nginx' had an address and is now to be headless, and clusterIP can never be changed: the API server refuses the "
                    + "update. Leave it as it was, or delete the Service and apply it anew; until then its name resolves to nothing."),
            ],
        },
        new(Id, "gets-an-address")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: [|10.0.0.7|], selector: { app: nginx } }
                """,
            Baseline = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                """,
            Findings =
            [
                new(Id, "Service/nginx", "spec.clusterIP",
                    "Service 'nginx' was headless and now asks for the address 10.0.0.7, and clusterIP can never be changed: the API server "
                    + "refuses the update. Leave it as it was, or delete the Service and apply it anew; until then its name resolves to nothing."),
            ],
        },
        new(Id, "address-is-let-go-of")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: [|None|] }
                """,
            Baseline = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: 10.0.0.7 }
                """,
            Findings =
            [
                new(Id, "Service/nginx", "spec.clusterIP",
                    "Service 'nginx' had an address and is now to be headless, and clusterIP can never be changed: the API server refuses the "
                    + "update. Leave it as it was, or delete the Service and apply it anew; until then its name resolves to nothing."),
            ],
        },
        new(Id, "as-it-was")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx") { ClusterIP = ClusterIP.None, Selector = ("app", "nginx") };
                }
                """,
            Baseline = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                """,
        },
        new(Id, "no-longer-written")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx } }
                """,
            Baseline = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                """,
        },
        new(Id, "external-name")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                """,
            Baseline = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { type: ExternalName, externalName: example.com }
                """,
        },
        new(Id, "new")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                """,
            Baseline = """
                apiVersion: v1
                kind: Service
                metadata: { name: other }
                spec: { selector: { app: nginx } }
                """,
        },
        new(Id, "unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: $unknown }
                """,
            Baseline = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx } }
                """,
        },
    ];
}
