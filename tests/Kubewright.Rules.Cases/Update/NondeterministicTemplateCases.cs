using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5018, which C# alone can have.</summary>
internal static class NondeterministicTemplateCases
{
    private const string Id = "KW5018";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "annotation-from-clock")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        PodAnnotations = ("built", [|$"{DateTimeOffset.Now:O}"|]),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Found("spec.template.metadata.annotations.built", "DateTimeOffset.Now")],
        },
        new(Id, "variable-through-a-name")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    static readonly string Run = string.Concat("run-", Guid.NewGuid());

                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27") { Env = [new("RUN") { Value = [|Run|] }] }],
                    };
                }
                """,
            Findings = [Found("spec.template.spec.containers[0].env[0].value", "Guid.NewGuid")],
        },
        new(Id, "label-of-the-selector-is-another-rule")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("build", $"{DateTime.UtcNow:yyyy}"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "annotation-of-the-set")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Annotations = ("built", $"{DateTimeOffset.Now:O}"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "constant")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        PodAnnotations = ("release", "2026.11"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "value-of-a-parameter")
        {
            CSharp = """
                public static class Factory
                {
                    public static StatefulSet Make(string release) => new("web")
                    {
                        Selector = ("app", "nginx"),
                        PodAnnotations = ("release", release),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
    ];

    private static ExpectedFinding Found(string path, string cause) => new(
        Id,
        "StatefulSet/web",
        path,
        $"StatefulSet 'web' takes {path} from {cause}, which can differ from one run to the next: an apply then replaces all pods although nothing else changed. "
        + "Write a constant, or work the value out in the container.",
        HasFix: false);
}
