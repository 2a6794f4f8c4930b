using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5011.</summary>
internal static class ClaimSizeDecreasedCases
{
    private const string Id = "KW5011";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "shrinks")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims("1025Mi")),
            Yaml = CaseText.Yaml(spec: UpdateText.Claims("[|1Gi|]")),
            CSharp = CaseText.CSharp(set: UpdateText.ClaimsInCSharp.Replace("\"1Gi\"", "[|\"1Gi\"|]", StringComparison.Ordinal)),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.volumeClaimTemplates[0].spec.resources.requests.storage",
                    "StatefulSet 'web' lowers the storage of its claim template 'data' from 1025Mi to 1Gi. A claim that is bound cannot shrink, and the API server refuses the update. Put 1025Mi back."),
            ],
        },
        new(Id, "same-amount")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims("1024Mi")),
            Yaml = CaseText.Yaml(spec: UpdateText.Claims()),
            CSharp = CaseText.CSharp(set: UpdateText.ClaimsInCSharp),
        },
        new(Id, "unknown")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims("2Gi")),
            Tree = CaseText.Yaml(spec: UpdateText.Claims("$unknown")),
        },
    ];
}
