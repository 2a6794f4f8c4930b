using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5002.</summary>
internal static class ClaimTemplateRenamedCases
{
    private const string Id = "KW5002";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "mounted-at-the-same-place")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims(), container: "volumeMounts: [{ name: data, mountPath: /data }]"),
            Yaml = CaseText.Yaml(spec: UpdateText.Claims("2Gi", name: "[|store|]"), container: "volumeMounts: [{ name: store, mountPath: /data }]"),
            CSharp = CaseText.CSharp(
                set: """VolumeClaimTemplates = [new([|"store"|]) { AccessModes = [ReadWriteOnce], Storage = "2Gi" }],""",
                container: """VolumeMounts = [new("store", "/data")],"""),
            Findings = [Renamed],
        },
        new(Id, "same-in-all-else")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims("1024Mi")),
            Yaml = CaseText.Yaml(spec: UpdateText.Claims(name: "[|store|]")),
            Findings = [Renamed],
        },
        new(Id, "removed")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims()),
            Yaml = CaseText.Yaml().Replace("name: web", "name: [|web|]", StringComparison.Ordinal),
            CSharp = CaseText.CSharp().Replace("\"web\"", "[|\"web\"|]", StringComparison.Ordinal),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.volumeClaimTemplates",
                    "StatefulSet 'web' has its claim template 'data' no more. The API server refuses the update; after a recreation the data stays behind in the claims 'data-web-*', "
                    + "which nothing mounts. Put the template back, or move the data first.", HasFix: false),
            ],
        },
        new(Id, "kept")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims()),
            Yaml = CaseText.Yaml(spec: UpdateText.Claims("2Gi")),
            CSharp = CaseText.CSharp(set: UpdateText.ClaimsInCSharp),
        },
        new(Id, "unknown")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims()),
            Tree = CaseText.Yaml(spec: UpdateText.Claims(name: "$unknown")),
        },
    ];

    private static ExpectedFinding Renamed => new(
        Id, "StatefulSet/web", "spec.volumeClaimTemplates[0].metadata.name",
        "StatefulSet 'web' renames its claim template 'data' to 'store'. The API server refuses the update; after a recreation every pod starts with an empty 'store' volume, "
        + "and the data stays behind in the claims 'data-web-*'. Keep the name 'data', or copy the data first.");
}
