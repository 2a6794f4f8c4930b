using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4006.</summary>
internal static class ImageReferenceInvalidCases
{
    private const string Id = "KW4006";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "upper-case-path")
        {
            Yaml = ContainerText.AtImage(CaseText.Yaml(), "Example/Web:1.4"),
            CSharp = ContainerText.AtImage(CaseText.CSharp(), "Example/Web:1.4"),
            Findings = [Found("Example/Web:1.4", "its path has upper-case letters")],
        },
        new(Id, "upper-case-path-after-a-registry")
        {
            Yaml = ContainerText.AtImage(CaseText.Yaml(), "registry.example.com:5000/Web:1.4"),
            CSharp = ContainerText.AtImage(CaseText.CSharp(), "registry.example.com:5000/Web:1.4"),
            Findings = [Found("registry.example.com:5000/Web:1.4", "its path has upper-case letters")],
        },
        new(Id, "white-space-around")
        {
            Yaml = ContainerText.AtImage(CaseText.Yaml(), " nginx:1.27"),
            CSharp = ContainerText.AtImage(CaseText.CSharp(), " nginx:1.27"),
            Findings = [Found(" nginx:1.27", "it has white space around it")],
        },
        new(Id, "white-space-within")
        {
            Yaml = ContainerText.AtImage(CaseText.Yaml(), "nginx :1.27"),
            CSharp = ContainerText.AtImage(CaseText.CSharp(), "nginx :1.27"),
            Findings = [Found("nginx :1.27", "it has white space in it", hasFix: false)],
        },
        new(Id, "bad-tag")
        {
            Yaml = ContainerText.AtImage(CaseText.Yaml(), "nginx:-1"),
            CSharp = ContainerText.AtImage(CaseText.CSharp(), "nginx:-1"),
            Findings = [Found("nginx:-1", "'-1' is no tag, which is at most 128 letters, digits, '_', '.' and '-'", hasFix: false)],
        },
        new(Id, "empty-tag")
        {
            Yaml = ContainerText.AtImage(CaseText.Yaml(), "nginx:"),
            CSharp = ContainerText.AtImage(CaseText.CSharp(), "nginx:"),
            Findings = [Found("nginx:", "'' is no tag, which is at most 128 letters, digits, '_', '.' and '-'", hasFix: false)],
        },
        new(Id, "short-digest")
        {
            Yaml = ContainerText.AtImage(CaseText.Yaml(), "nginx@sha256:0123"),
            CSharp = ContainerText.AtImage(CaseText.CSharp(), "nginx@sha256:0123"),
            Findings = [Found("nginx@sha256:0123", "'sha256:0123' is no digest, which is sha256: and 64 hexadecimal digits", hasFix: false)],
        },
        new(Id, "url")
        {
            Yaml = ContainerText.AtImage(CaseText.Yaml(), "https://example.com/web"),
            CSharp = ContainerText.AtImage(CaseText.CSharp(), "https://example.com/web"),
            Findings = [Found("https://example.com/web", "it begins with a URL scheme", hasFix: false)],
        },
        new(Id, "only-a-tag")
        {
            Yaml = ContainerText.AtImage(CaseText.Yaml(), ":1.27"),
            CSharp = ContainerText.AtImage(CaseText.CSharp(), ":1.27"),
            Findings = [Found(":1.27", "nothing stands before the tag", hasFix: false)],
        },
        new(Id, "bad-separator")
        {
            Yaml = ContainerText.AtImage(CaseText.Yaml(), "example//web:1.4"),
            CSharp = ContainerText.AtImage(CaseText.CSharp(), "example//web:1.4"),
            Findings = [Found("example//web:1.4", "'example//web' is no name of a repository", hasFix: false)],
        },
        new(Id, "init-container")
        {
            Yaml = CaseText.Yaml(pod: "initContainers: [{ name: setup, image: [|Setup|] }]"),
            CSharp = CaseText.CSharp(set: """InitContainers = [new("setup", [|"Setup"|])],"""),
            Findings = [Found("Setup", "its path has upper-case letters") with
                {
                    Path = "spec.template.spec.initContainers[0].image",
                    Message = "StatefulSet 'web' has 'Setup' as the image of init container 'setup', which is no image reference: its path has upper-case letters. "
                        + "The pod stays at InvalidImageName and never starts. Write [registry/]path[:tag][@digest], the path in lower case.",
                }],
        },
        new(Id, "name-as-long-as-allowed")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(), "registry.example.com/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:1"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(), "registry.example.com/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:1"),
        },
        new(Id, "name-too-long")
        {
            Yaml = ContainerText.AtImage(CaseText.Yaml(), "registry.example.com/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:1"),
            CSharp = ContainerText.AtImage(CaseText.CSharp(), "registry.example.com/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:1"),
            Findings = [Found("registry.example.com/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:1", "its name has 256 characters, 255 at most", hasFix: false)],
        },
        new(Id, "tag-as-long-as-allowed")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(), "nginx:11111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(), "nginx:11111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111"),
        },
        new(Id, "tag-too-long")
        {
            Yaml = ContainerText.AtImage(CaseText.Yaml(), "nginx:111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111"),
            CSharp = ContainerText.AtImage(CaseText.CSharp(), "nginx:111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111"),
            Findings = [Found("nginx:111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111", "'111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111' is no tag, which is at most 128 letters, digits, '_', '.' and '-'", hasFix: false)],
        },
        new(Id, "port-of-a-registry")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(), "localhost:5000/nginx"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(), "localhost:5000/nginx"),
        },
        new(Id, "digest")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(), "registry.k8s.io/nginx-slim:0.27@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(), "registry.k8s.io/nginx-slim:0.27@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
        },
        new(Id, "upper-case-tag")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(), "nginx:RC-1"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(), "nginx:RC-1"),
        },
        new(Id, "ip-address")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(), "[::1]:5000/nginx"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(), "[::1]:5000/nginx"),
        },
        new(Id, "empty-is-another-rule")
        {
            Yaml = CaseText.Yaml(),
            CSharp = CaseText.CSharp(),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(pod: "initContainers: [{ name: setup, image: $unknown }]"),
            CSharp = CaseText.CSharp(set: """InitContainers = [new("setup", Environment.MachineName)],"""),
        },
    ];

    private static ExpectedFinding Found(string image, string problem, bool hasFix = true) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0].image",
        $"StatefulSet 'web' has '{image}' as the image of container 'nginx', which is no image reference: {problem}. "
        + "The pod stays at InvalidImageName and never starts. Write [registry/]path[:tag][@digest], the path in lower case.",
        hasFix);
}
