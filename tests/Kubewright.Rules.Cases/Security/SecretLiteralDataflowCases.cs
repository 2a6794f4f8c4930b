using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW7001, which C# alone can have.</summary>
internal static class SecretLiteralDataflowCases
{
    private const string Id = "KW7001";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "literal")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Secret Db => new("db") { StringData = [("username", "web"), ("password", [|"hunter2"|])] };
                }
                """,
            Findings = [Found("stringData", "password")],
        },
        new(Id, "constant-through-a-method")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    const string Password = "hunter2";

                    static string Url(string password) => $"postgres://web:{password}@db";

                    public static Secret Db => new("db") { StringData = [("url", [|Url(Password)|])] };
                }
                """,
            Findings = [Found("stringData", "url")],
        },
        new(Id, "read-from-the-environment")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Secret Db => new("db") { StringData = [("password", Environment.GetEnvironmentVariable("DB_PASSWORD")!)] };
                }
                """,
        },
        new(Id, "public-part-and-empty-value")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Secret Db => new("db") { StringData = [("username", "web"), ("password", "")] };
                }
                """,
        },
        new(Id, "config-map")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static ConfigMap Settings => new("settings") { Data = [("password", "none")] };
                }
                """,
        },
        new(Id, "value-of-a-parameter")
        {
            CSharp = """
                public static class Factory
                {
                    public static Secret Make(string password) => new("db") { StringData = [("password", password)] };
                }
                """,
        },
        new(Id, "ignored-by-annotation")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Secret Db => new("db")
                    {
                        Annotations = ("kubewright/ignore", "secret-literal-dataflow"),
                        StringData = [("password", "hunter2")],
                    };
                }
                """,
        },
    ];

    private static ExpectedFinding Found(string map, string key) => new(
        Id,
        "Secret/db",
        $"{map}.{key}",
        $"Secret 'db' takes '{key}' from a text in the program: whoever may read the repository or the assembly knows the secret. "
        + "Read it from the environment when the manifests are built, or refer to a Secret that is made elsewhere.",
        HasFix: false);
}
