using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4011.</summary>
internal static class ImageMissingCases
{
    private const string Id = "KW4011";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "empty")
        {
            Yaml = ContainerText.AtImage(CaseText.Yaml(), ""),
            CSharp = ContainerText.AtImage(CaseText.CSharp(), ""),
            Findings = [Found("container 'nginx'", "containers[0].image")],
        },
        new(Id, "not-written")
        {
            Yaml = CaseText.Yaml(pod: "initContainers: [[|{ name: setup, command: [setup] }|]]"),
            CSharp = CaseText.CSharp(set: """InitContainers = [[|new("setup") { Command = ["setup"] }|]],"""),
            Findings = [Found("init container 'setup'", "initContainers[0]")],
        },
        new(Id, "written")
        {
            Yaml = CaseText.Yaml(),
            CSharp = CaseText.CSharp(),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(pod: "initContainers: [{ name: setup, image: $unknown }, { name: more, $more: }]"),
            CSharp = CaseText.CSharp(set: """InitContainers = [new("setup", Environment.GetEnvironmentVariable("IMAGE"))],"""),
        },
    ];

    private static ExpectedFinding Found(string container, string path) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec." + path,
        $"StatefulSet 'web' names no image for {container}: Kubernetes refuses such pods, so none is created. Set image.",
        HasFix: false);
}
