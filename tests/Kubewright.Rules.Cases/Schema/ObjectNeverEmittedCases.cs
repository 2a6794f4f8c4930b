using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW9011, which C# alone can have.</summary>
internal static class ObjectNeverEmittedCases
{
    private const string Id = "KW9011";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "private-property")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    private static Service Nginx => [|new("nginx")|] { Selector = ("app", "nginx") };
                }
                """,
            Findings = [Found("Service", "nginx")],
        },
        new(Id, "private-field")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    static readonly ConfigMap Settings = [|new("settings")|] { Data = [("mode", "fast")] };
                }
                """,
            Findings = [Found("ConfigMap", "settings")],
        },
        new(Id, "local")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static IEnumerable<IKubernetesObject> All()
                    {
                        var nginx = new Service("nginx") { Selector = ("app", "nginx") };
                        var forgotten = [|new PodDisruptionBudget("web")|] { Selector = ("app", "nginx") };
                        yield return nginx;
                    }
                }
                """,
            Findings = [Found("PodDisruptionBudget", "web")],
        },
        new(Id, "public")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("nginx") { Selector = ("app", "nginx") };
                }
                """,
        },
        new(Id, "private-and-used")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    private static Service Nginx => new("nginx") { Selector = ("app", "nginx") };

                    public static IReadOnlyList<IKubernetesObject> All => [Nginx];
                }
                """,
        },
        new(Id, "no-class-of-manifests")
        {
            CSharp = """
                public static class Factory
                {
                    private static Service Nginx => new("nginx") { Selector = ("app", "nginx") };
                }
                """,
        },
        new(Id, "others-may-use-it")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    internal static Service Nginx => new("nginx") { Selector = ("app", "nginx") };

                    public static Service Make(string name) => new(name) { Selector = ("app", "nginx") };
                }
                """,
        },
    ];

    private static ExpectedFinding Found(string kind, string name) => new(
        Id,
        $"{kind}/{name}",
        "",
        $"{kind} '{name}' is made but neither emitted nor used: no manifest of it is written, and the cluster never gets it. Make its member public, return it with the others, or delete it.",
        HasFix: false);
}
