using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5015.</summary>
internal static class ClaimTemplateAddedCases
{
    private const string Id = "KW5015";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "first-template")
        {
            Baseline = CaseText.Yaml(),
            Yaml = CaseText.Yaml(spec: UpdateText.Claims(name: "[|data|]")),
            CSharp = CaseText.CSharp(set: UpdateText.ClaimsInCSharp.Replace("\"data\"", "[|\"data\"|]", StringComparison.Ordinal)),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.volumeClaimTemplates[0].metadata.name",
                    "StatefulSet 'web' gets a new claim template 'data'. The templates never change after creation, so the API server refuses the update. "
                    + "Delete the set with --cascade=orphan, which keeps its pods and claims, and apply again; then delete the pods one by one.", HasFix: false),
            ],
        },
        new(Id, "there-before")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims()),
            Yaml = CaseText.Yaml(spec: UpdateText.Claims()),
            CSharp = CaseText.CSharp(set: UpdateText.ClaimsInCSharp),
        },
        new(Id, "renamed-is-another-rule") { Baseline = CaseText.Yaml(spec: UpdateText.Claims()), Yaml = CaseText.Yaml(spec: UpdateText.Claims(name: "store")) },
        new(Id, "new-set") { Baseline = CaseText.Yaml(), Yaml = CaseText.Yaml(spec: UpdateText.Claims()).Replace("name: web", "name: db", StringComparison.Ordinal) },
        new(Id, "unknown") { Baseline = CaseText.Yaml(), Tree = CaseText.Yaml(spec: UpdateText.Claims(name: "$unknown")) },
    ];
}
