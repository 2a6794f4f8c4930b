using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5003.</summary>
internal static class ClaimSizeIncreasedCases
{
    private const string Id = "KW5003";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "grows")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims("512Mi")),
            Yaml = CaseText.Yaml(spec: UpdateText.Claims("[|1Gi|]")),
            CSharp = CaseText.CSharp(set: UpdateText.ClaimsInCSharp.Replace("\"1Gi\"", "[|\"1Gi\"|]", StringComparison.Ordinal)),
            Findings = [Found("512Mi", "1Gi", "")],
        },
        new(Id, "class-can-expand")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims(more: ", storageClassName: fast")),
            Yaml = CaseText.Yaml(spec: UpdateText.Claims("[|1025Mi|]", more: ", storageClassName: fast")) + Class("true"),
            Findings = [Found("1Gi", "1025Mi", "The class 'fast' lets them grow. ")],
        },
        new(Id, "class-cannot-expand")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims(more: ", storageClassName: fast")),
            Yaml = CaseText.Yaml(spec: UpdateText.Claims("[|2Gi|]", more: ", storageClassName: fast")) + Class("false"),
            Findings = [Found("1Gi", "2Gi", "The class 'fast' does not let them grow: it needs allowVolumeExpansion first. ")],
        },
        new(Id, "same-amount")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims("1024Mi")),
            Yaml = CaseText.Yaml(spec: UpdateText.Claims()),
            CSharp = CaseText.CSharp(set: UpdateText.ClaimsInCSharp),
        },
        new(Id, "unknown")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims("512Mi")),
            Tree = CaseText.Yaml(spec: UpdateText.Claims("$unknown")),
        },
    ];

    private static string Class(string expands) =>
        $"\n---\napiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {{ name: fast }}\nprovisioner: a.example\nallowVolumeExpansion: {expands}";

    private static ExpectedFinding Found(string before, string after, string expansion) => new(
        Id, "StatefulSet/web", "spec.volumeClaimTemplates[0].spec.resources.requests.storage",
        $"StatefulSet 'web' raises the storage of its claim template 'data' from {before} to {after}. The API server refuses the update, and claims that exist keep their size. {expansion}"
        + $"Patch the claims 'data-web-*' one by one to {after}, delete the set with --cascade=orphan, and apply again.", HasFix: false);
}
