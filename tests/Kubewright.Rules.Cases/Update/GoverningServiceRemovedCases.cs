using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5016.</summary>
internal static class GoverningServiceRemovedCases
{
    private const string Id = "KW5016";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "removed")
        {
            Baseline = CaseText.Yaml() + Service,
            Yaml = CaseText.Yaml().Replace("serviceName: nginx", "serviceName: [|nginx|]", StringComparison.Ordinal),
            CSharp = CaseText.CSharp().Replace("ServiceName = \"nginx\"", "ServiceName = [|\"nginx\"|]", StringComparison.Ordinal),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.serviceName",
                    "StatefulSet 'web' is governed by the Service 'nginx', which was applied before and is among the manifests no more. Once it is deleted the pod names under 'nginx' stop resolving, "
                    + "and serviceName never changes. Put the Service back."),
            ],
        },
        new(Id, "still-there")
        {
            Baseline = CaseText.Yaml() + Service,
            Yaml = CaseText.Yaml() + Service,
            CSharp = CaseText.CSharp(members: """public static Service Nginx => new("nginx") { ClusterIP = ClusterIP.None };"""),
        },
        new(Id, "moved-to-another-namespace-is-another-rule")
        {
            Baseline = CaseText.Yaml().Replace("name: web", "name: web\n  namespace: a", StringComparison.Ordinal) + Service,
            Yaml = CaseText.Yaml().Replace("name: web", "name: web\n  namespace: a", StringComparison.Ordinal) + Service.Replace("name: nginx", "name: nginx, namespace: b", StringComparison.Ordinal),
        },
        new(Id, "never-there") { Baseline = CaseText.Yaml(), Yaml = CaseText.Yaml() },
        new(Id, "unknown") { Baseline = CaseText.Yaml() + Service, Tree = CaseText.Yaml() + Service.Replace("name: nginx", "name: $unknown", StringComparison.Ordinal) },
    ];

    private const string Service = "\n---\napiVersion: v1\nkind: Service\nmetadata: { name: nginx }\nspec: { clusterIP: None, selector: { app: nginx } }";
}
