using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW1019.</summary>
internal static class OrdinalsStartNegativeCases
{
    private const string Id = "KW1019";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "negative")
        {
            Yaml = CaseText.Yaml(spec: "ordinals: { start: [|-1|] }"),
            CSharp = CaseText.CSharp(set: "Ordinals = new() { Start = [|-1|] },"),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.ordinals.start",
                    "StatefulSet 'web' counts its pods from -1, and ordinals are 0 or more. The API server rejects the set. Set ordinals.start to "
                    + "0."),
            ],
        },
        new(Id, "zero")
        {
            Yaml = CaseText.Yaml(spec: "ordinals: { start: 0 }"),
            CSharp = CaseText.CSharp(set: "Ordinals = new() { Start = 0 },"),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(spec: "ordinals: { start: $unknown }"),
        },
    ];
}
