using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5024.</summary>
internal static class TemplateChangeBehindPartitionCases
{
    private const string Id = "KW5024";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "some-pods")
        {
            Baseline = With("nginx:1.26", "0"),
            Yaml = With("nginx:1.27", "[|2|]"),
            CSharp = CaseText.CSharp(set: "Replicas = 3, UpdateStrategy = new() { RollingUpdate = new() { Partition = [|2|] } },"),
            Findings = [Found(2, "only the ordinals from 2 on get the change")],
        },
        new(Id, "no-pod")
        {
            Baseline = With("nginx:1.26", "0"),
            Yaml = With("nginx:1.27", "[|3|]"),
            Findings = [Found(3, "no pod gets the change")],
        },
        new(Id, "all-pods-or-no-change")
        {
            Baseline = With("nginx:1.27", "0"),
            Yaml = With("nginx:1.27", "2"),
            CSharp = CaseText.CSharp(set: "Replicas = 3, UpdateStrategy = new() { RollingUpdate = new() { Partition = 2 } },"),
        },
        new(Id, "partition-at-the-start") { Baseline = With("nginx:1.26", "0"), Yaml = With("nginx:1.27", "0") },
        new(Id, "unknown") { Baseline = With("nginx:1.27", "0"), Tree = With("$unknown", "2") },
    ];

    private static string With(string image, string partition) =>
        CaseText.Yaml(spec: $"replicas: 3\nupdateStrategy: {{ rollingUpdate: {{ partition: {partition} }} }}").Replace("nginx:1.27", image, StringComparison.Ordinal);

    private static ExpectedFinding Found(int partition, string reached) => new(
        Id, "StatefulSet/web", "spec.updateStrategy.rollingUpdate.partition",
        $"StatefulSet 'web' changes its pod template, but its partition is {partition}: {reached}, and the others keep the old template. Lower the partition once the first pods are well.", HasFix: false);
}
