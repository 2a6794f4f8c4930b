using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW9017.</summary>
internal static class ApiVersionRemovedCases
{
    private const string Id = "KW9017";
    private const string Library = "The library has current API versions only.";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "beta-of-the-set")
        {
            Yaml = CaseText.Yaml().Replace("apps/v1", "[|apps/v1beta2|]", StringComparison.Ordinal),
            NotInCSharp = Library,
            Settings = [(RuleSetting.KubernetesVersion, "1.16")],
            Findings =
            [
                new(Id, "StatefulSet/web", "apiVersion",
                    "StatefulSet 'web' is of apps/v1beta2, which Kubernetes 1.16 does not serve: it was removed in 1.16. The API server refuses the object. Use apps/v1."),
            ],
        },
        new(Id, "successor-differs")
        {
            Yaml = "apiVersion: [|policy/v1beta1|]\nkind: PodDisruptionBudget\nmetadata: { name: web }",
            NotInCSharp = Library,
            Settings = [(RuleSetting.KubernetesVersion, "1.36")],
            Findings =
            [
                new(Id, "PodDisruptionBudget/web", "apiVersion",
                    "PodDisruptionBudget 'web' is of policy/v1beta1, which Kubernetes 1.36 does not serve: it was removed in 1.25. The API server refuses the object. Use policy/v1, and mend what differs there.",
                    HasFix: false),
            ],
        },
        new(Id, "still-served")
        {
            Yaml = "apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: { name: web }",
            Settings = [(RuleSetting.KubernetesVersion, "1.24")],
        },
        new(Id, "current")
        {
            Yaml = CaseText.Yaml(),
            CSharp = CaseText.CSharp(),
            Settings = [(RuleSetting.KubernetesVersion, "1.36")],
        },
        new(Id, "release-not-given") { Yaml = CaseText.Yaml().Replace("apps/v1", "apps/v1beta2", StringComparison.Ordinal) },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml().Replace("apps/v1", "$unknown", StringComparison.Ordinal),
            Settings = [(RuleSetting.KubernetesVersion, "1.36")],
        },
    ];
}
