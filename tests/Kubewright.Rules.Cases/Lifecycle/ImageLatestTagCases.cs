using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4009.</summary>
internal static class ImageLatestTagCases
{
    private const string Id = "KW4009";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "no-tag")
        {
            Yaml = ContainerText.AtImage(CaseText.Yaml(), "example/web"),
            CSharp = ContainerText.AtImage(CaseText.CSharp(), "example/web"),
            Findings = [Found("example/web", "no tag, which means 'latest'")],
        },
        new(Id, "latest")
        {
            Yaml = ContainerText.AtImage(CaseText.Yaml(), "example/web:latest"),
            CSharp = ContainerText.AtImage(CaseText.CSharp(), "example/web:latest"),
            Findings = [Found("example/web:latest", "the tag 'latest'")],
        },
        new(Id, "port-is-no-tag")
        {
            Yaml = ContainerText.AtImage(CaseText.Yaml(), "registry.example.com:5000/web"),
            CSharp = ContainerText.AtImage(CaseText.CSharp(), "registry.example.com:5000/web"),
            Findings = [Found("registry.example.com:5000/web", "no tag, which means 'latest'")],
        },
        new(Id, "version")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(), "nginx:1.27"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(), "nginx:1.27"),
        },
        new(Id, "digest")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(), "nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(), "nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
        },
        new(Id, "latest-with-a-digest")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(), "nginx:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(), "nginx:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
        },
        new(Id, "other-tag")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(), "nginx:latest-alpine"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(), "nginx:latest-alpine"),
        },
        new(Id, "no-reference-is-another-rule")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(), "Nginx"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(), "Nginx"),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(pod: "initContainers: [{ name: setup, image: $unknown }]"),
            CSharp = CaseText.CSharp(set: """InitContainers = [new("setup", Environment.MachineName)],"""),
        },
    ];

    private static ExpectedFinding Found(string image, string fact) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0].image",
        $"StatefulSet 'web' does not pin '{image}', the image of container 'nginx': it has {fact}, "
        + "so two replicas may run different versions, and a rollback brings no older one back. Name the version as the tag, or a digest.",
        HasFix: false);
}
