using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5008.</summary>
internal static class SetRenamedOrMovedCases
{
    private const string Id = "KW5008";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "renamed")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims()),
            Yaml = CaseText.Yaml(spec: UpdateText.Claims()).Replace("name: web", "name: [|shop|]", StringComparison.Ordinal),
            CSharp = CaseText.CSharp(set: UpdateText.ClaimsInCSharp).Replace("\"web\"", "[|\"shop\"|]", StringComparison.Ordinal),
            Findings =
            [
                new(Id, "StatefulSet/shop", "metadata.name",
                    "StatefulSet 'shop' takes the place of StatefulSet 'web', which is gone. Its pods get new, empty claims; the data stays in the claims 'data-web-*' of the old set. "
                    + "Keep name and namespace, or move the data first.", HasFix: false),
            ],
        },
        new(Id, "moved")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims()).Replace("name: web", "name: web\n  namespace: a", StringComparison.Ordinal),
            Yaml = CaseText.Yaml(spec: UpdateText.Claims()).Replace("name: web", "name: [|web|]\n  namespace: b", StringComparison.Ordinal),
            Findings =
            [
                new(Id, "StatefulSet/b/web", "metadata.name",
                    "StatefulSet 'web' moves from namespace 'a' to 'b'. Its pods get new, empty claims; the data stays in the claims 'data-web-*' of the old set. "
                    + "Keep name and namespace, or move the data first.", HasFix: false),
            ],
        },
        new(Id, "without-claims-other-labels-or-both-there")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims()),
            Yaml = CaseText.Yaml(spec: UpdateText.Claims()) + "\n---\n" + CaseText.Yaml(spec: UpdateText.Claims()).Replace("name: web", "name: shop", StringComparison.Ordinal),
            CSharp = CaseText.CSharp(set: UpdateText.ClaimsInCSharp),
        },
        new(Id, "other-labels")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims()),
            Yaml = CaseText.Yaml(spec: UpdateText.Claims()).Replace("name: web", "name: shop", StringComparison.Ordinal).Replace("app: nginx", "app: shop", StringComparison.Ordinal),
        },
        new(Id, "unknown")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims()),
            Tree = CaseText.Yaml(spec: UpdateText.Claims()).Replace("name: web", "name: shop", StringComparison.Ordinal) + "\n---\napiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: $unknown }",
        },
    ];
}
