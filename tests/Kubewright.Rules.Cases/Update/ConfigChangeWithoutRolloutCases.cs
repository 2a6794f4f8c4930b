using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5007.</summary>
internal static class ConfigChangeWithoutRolloutCases
{
    private const string Id = "KW5007";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "map-changes")
        {
            Baseline = Set("settings") + Map("slow"),
            Yaml = Set("[|settings|]") + Map("fast"),
            CSharp = CaseText.CSharp(
                container: """EnvFrom = [new() { ConfigMapRef = new([|"settings"|]) }],""",
                members: """public static ConfigMap Settings => new("settings") { Data = [("mode", "fast")] };"""),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].envFrom[0].configMapRef.name",
                    "StatefulSet 'web' uses the ConfigMap 'settings', which changes (data.mode) while the pod template does not. Running pods keep what they started with, "
                    + "and take the change over at random restarts. Put a hash of it into an annotation of the template, or give it a new name."),
            ],
        },
        new(Id, "same-or-rolled-out")
        {
            Baseline = Set("settings") + Map("fast"),
            Yaml = Set("settings") + Map("fast"),
            CSharp = CaseText.CSharp(
                container: """EnvFrom = [new() { ConfigMapRef = new("settings") }],""",
                members: """public static ConfigMap Settings => new("settings") { Data = [("mode", "fast")] };"""),
        },
        new(Id, "template-changes-too")
        {
            Baseline = Set("settings") + Map("slow"),
            Yaml = Set("settings").Replace("nginx:1.27", "nginx:1.28", StringComparison.Ordinal) + Map("fast"),
        },
        new(Id, "unknown")
        {
            Baseline = Set("settings") + Map("slow"),
            Tree = Set("settings") + Map("$unknown"),
        },
        new(Id, "template-unknown")
        {
            Baseline = Set("settings") + Map("slow"),
            Tree = Set("settings").Replace("nginx:1.27", "$unknown", StringComparison.Ordinal) + Map("fast"),
        },
    ];

    private static string Set(string map) => CaseText.Yaml(container: $"envFrom: [{{ configMapRef: {{ name: {map} }} }}]");

    private static string Map(string mode) => $"\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {{ name: settings }}\ndata: {{ mode: {mode} }}";
}
