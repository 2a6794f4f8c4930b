using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Analyzers.Tests;

/// <summary>A program of several files and the edits that people make in it, good and bad, as an editor hands them to the compiler.</summary>
internal sealed class EditedProgram(int seed)
{
    private static readonly string[] Words = ["0", "1", "3", "-1", "99999", "null", "\"\"", "\"web\"", "\"Nginx_\"", "\"data\"", "Names.App", "Names.Count", "[]", "x => x", "default", ";", "}", "{", "//", "/*", "\"", "#if X\n", "#define X\n"];

    private static readonly string[] Members =
    [
        "public const int Extra = 3;",
        "public static Service Extra => new(\"extra\") { Selector = (\"app\", \"extra\"), Ports = [new(\"web\", 80)] };",
        "static Service Hidden => new(\"hidden\");",
        "public static int Count => 7;",
        "static Web() { }",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The program now.</summary>
    public CSharpCompilation Compilation { get; private set; } = TestCompilation.Create(RobustnessTests.Program, Other, Names, Loose);

    /// <summary>Makes one edit; says what it was.</summary>
    public string Edit()
    {
        var old = Compilation.SyntaxTrees[_random.Next(Compilation.SyntaxTrees.Length)];
        var text = old.GetText();
        var change = Change(old.GetRoot(), text);
        var edited = text.WithChanges(change);
        // Some edits reach the compiler as a whole new file.
        var tree = _random.Next(4) == 0 ? CSharpSyntaxTree.ParseText(edited, (CSharpParseOptions)old.Options, old.FilePath) : old.WithChangedText(edited);
        Compilation = Compilation.ReplaceSyntaxTree(old, tree);
        return $"{old.FilePath}: {change.Span} is now '{change.NewText}'";
    }

    private TextChange Change(SyntaxNode root, SourceText text)
    {
        var tokens = root.DescendantTokens().Where(static token => token.Span.Length > 0).ToList();
        var token = tokens.Count == 0 ? default : Pick(tokens);
        var members = root.DescendantNodes().OfType<MemberDeclarationSyntax>().ToList();
        switch (_random.Next(12))
        {
            case 0 or 1 or 2 when tokens.FindAll(static token => token.IsKind(SyntaxKind.NumericLiteralToken) || token.IsKind(SyntaxKind.StringLiteralToken)) is { Count: > 0 } literals:
                var literal = Pick(literals);
                return new TextChange(literal.Span, literal.IsKind(SyntaxKind.NumericLiteralToken) ? $"{_random.Next(5)}" : Pick(["\"web\"", "\"nginx\"", "\"db\"", "\"data\"", "\"app\"", "\"A b\""]));
            case 3:
                return new TextChange(new TextSpan(token.SpanStart, 0), Pick(["\n", " ", "/* why */ ", "// why\n"]));
            case 4:
                return new TextChange(token.Span, "");
            case 5:
                return new TextChange(token.Span, Pick(tokens).Text);
            case 6:
                return new TextChange(token.Span, Pick(Words));
            case 7 when members.Count > 0:
                return new TextChange(Pick(members).FullSpan, "");
            case 8 when members.Count > 0:
                return new TextChange(new TextSpan(Pick(members).SpanStart, 0), Pick(Members) + "\n");
            case 9 when members.Count > 1:
                var (one, other) = (Pick(members), Pick(members));
                return new TextChange(one.Span, other.ToString());
            case 10:
                return new TextChange(new TextSpan(0, 0), Pick(["using System.Text;\n", "using Labels = System.String;\n", "global using static Names;\n", "// a comment\n"]));
            default:
                // Broken for too long, a program says little: begin again.
                return new TextChange(new TextSpan(0, text.Length), Pick([RobustnessTests.Program, Other, Names, Loose]));
        }
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private const string Other = TestCompilation.Usings + """
        [Manifests]
        public static partial class Databases
        {
            static readonly (string, int)[] Ports = [("client", 5432), ("peer", 5433)];

            public static Service Governing => Service.Headless("db", ("app", Names.App), new ServicePort("client", 5432));

            public static StatefulSet Set => new("db")
            {
                ServiceName = Governing, Replicas = Names.Count, Selector = ("app", Names.App), TerminationGracePeriodSeconds = Names.Grace,
                Containers = [Container("db", Names.Image) with { Ports = [.. Ports.Select(port => new ContainerPort(port.Item1, port.Item2))] }],
                VolumeClaimTemplates = [new("data") { AccessModes = [ReadWriteOnce], Storage = 1.Gi }],
            };

            public static Service Web2 => Web.Nginx with { Name = Names.Of(3) };

            static Container Container(string name, string image) => new(name, image) { VolumeMounts = [new("data", new Paths("/var").Data)] };

            private static Service Unused => new("unused");
        }

        public class Paths(string root)
        {
            public virtual string Data => root + "/data";
        }
        """;

    private const string Names = """
        using System.Runtime.CompilerServices;

        public static class Names
        {
            public const int Count = 3;
            public static readonly string App = "db";
            public static readonly int Grace = 0, Other = 30;
            public static string Image => "postgres" + ":" + (System.Environment.ProcessorCount > 2 ? "17" : Tag());
            public static string Of(int count, [CallerLineNumber] int line = 0) => "web-" + count + "-" + line;
            static string Tag() => "latest";
        }
        """;

    private const string Loose = TestCompilation.Usings + """
        public class Uses
        {
            public void Run()
            {
                var service = new Service("Bad_Name");
                var set = new StatefulSet("web") { ServiceName = "nowhere", TerminationGracePeriodSeconds = 0, Selector = ("app", Names.App) };
                Console.WriteLine(service with { Name = "x" });
            }
        }

        [Manifests]
        public static partial class Databases
        {
            public static IEnumerable<IKubernetesObject> All() { for (var i = 0; i < 2; i++) { yield return new Service("s" + i) { Selector = ("app", "s" + i) }; } }
        }
        """;
}
