using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4023.</summary>
internal static class MutableTagPullPolicyCases
{
    private const string Id = "KW4023";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "branch")
        {
            Yaml = ContainerText.AtImage(CaseText.Yaml(), "example/web:main"),
            CSharp = ContainerText.AtImage(CaseText.CSharp(), "example/web:main"),
            Findings = [Found("image", "example/web:main", "main", "IfNotPresent")],
        },
        new(Id, "latest-that-is-kept")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(container: "imagePullPolicy: [|IfNotPresent|]"), "example/web:latest"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(container: "ImagePullPolicy = [|PullPolicy.IfNotPresent|],"), "example/web:latest"),
            Findings = [Found("imagePullPolicy", "example/web:latest", "latest", "IfNotPresent")],
        },
        new(Id, "no-tag-that-is-kept")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(container: "imagePullPolicy: [|Never|]"), "example/web"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(container: "ImagePullPolicy = [|PullPolicy.Never|],"), "example/web"),
            Findings = [Found("imagePullPolicy", "example/web", "latest", "Never")],
        },
        new(Id, "branch-that-is-pulled")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(container: "imagePullPolicy: Always"), "example/web:main"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(container: "ImagePullPolicy = PullPolicy.Always,"), "example/web:main"),
        },
        new(Id, "latest-is-pulled-anyhow")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(), "example/web:latest"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(), "example/web:latest"),
        },
        new(Id, "version")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(), "example/web:1.4"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(), "example/web:1.4"),
        },
        new(Id, "digest")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(), "example/web:main@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(), "example/web:main@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
        },
        new(Id, "no-reference-is-another-rule")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(), "Example"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(), "Example"),
        },
        new(Id, "policy-unknown")
        {
            Tree = ContainerText.WithImage(CaseText.Yaml(container: "imagePullPolicy: $unknown"), "example/web:main"),
            CSharp = """
                public static class Factory
                {
                    public static StatefulSet Make(PullPolicy policy) => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:main") { ImagePullPolicy = policy }],
                    };
                }
                """,
        },
    ];

    private static ExpectedFinding Found(string member, string image, string tag, string policy) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0]." + member,
        $"StatefulSet 'web' pulls '{image}', the image of container 'nginx', with policy {policy}, though the tag '{tag}' moves: a replica that is restarted on another node may run another image than its peers. "
        + "Set imagePullPolicy to Always, or pin the image.");
}
