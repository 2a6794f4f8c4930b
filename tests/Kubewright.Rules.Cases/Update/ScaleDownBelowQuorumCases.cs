using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5017.</summary>
internal static class ScaleDownBelowQuorumCases
{
    private const string Id = "KW5017";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "five-to-two")
        {
            Baseline = With("5"),
            Yaml = With("[|2|]"),
            CSharp = CaseText.CSharp(set: """Annotations = ("kubewright/quorum", "true"), Replicas = [|2|],"""),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.replicas",
                    "StatefulSet 'web' goes from 5 replicas to 2 in one step. Of 5 members 3 are a majority, so the cluster that they form stops. "
                    + "Go down to 3 first, let the members that go be removed from the cluster, and go on from there."),
            ],
        },
        new(Id, "five-to-three")
        {
            Baseline = With("5"),
            Yaml = With("3"),
            CSharp = CaseText.CSharp(set: """Annotations = ("kubewright/quorum", "true"), Replicas = 3,"""),
        },
        new(Id, "no-quorum") { Baseline = CaseText.Yaml(spec: "replicas: 5"), Yaml = CaseText.Yaml(spec: "replicas: 1") },
        new(Id, "unknown") { Baseline = With("5"), Tree = With("$unknown") },
    ];

    private static string With(string replicas) =>
        CaseText.Yaml(spec: "replicas: " + replicas).Replace("name: web", "name: web\n  annotations: { kubewright/quorum: 'true' }", StringComparison.Ordinal);
}
