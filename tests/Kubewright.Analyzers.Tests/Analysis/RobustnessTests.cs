using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Analyzers.Tests;

/// <summary>Half-typed code: whatever is missing, the analyzer neither throws nor hangs.</summary>
public sealed class RobustnessTests
{
    internal const string Program = TestCompilation.Usings + """
        [Manifests]
        public static class Web
        {
            static readonly Labels App = (("app", "nginx"), ("tier", "web"));

            public static Service Nginx => new("nginx")
            {
                Labels = App, Selector = [.. App, ("a", $"x{1}")], ClusterIP = ClusterIP.None, Ports = [new("web", 80)],
            };

            static VolumeClaim Www => new("www") { AccessModes = [ReadWriteOnce], Storage = 1.Gi };

            public static StatefulSet Set => new StatefulSet("web")
            {
                ServiceName = Nginx, Selector = App, TerminationGracePeriodSeconds = 0,
                Containers = [new("nginx", "nginx:1") { VolumeMounts = [new(Www, "/data")] }],
            } with { Replicas = Count > 2 ? 3 : 2 };

            public static IEnumerable<IKubernetesObject> More()
            {
                if (Count > 1) yield return Nginx;
                yield return StatefulSet.Build("db", s =>
                {
                    foreach (var port in new[] { 1, 2 }) { s.Container("c" + port, c => c.Port(port)); }
                    var same = s.Selector(("app", "db"));
                    Local(same);
                    void Local(StatefulSetBuilder b) => b.Replicas(Count ?? 1).Volume(Volume.EmptyDir("tmp"));
                });
            }

            static int? Count => Environment.ProcessorCount switch { 1 => 1, _ => null };
        }
        """;

    private static readonly SyntaxTree Tree = CSharpSyntaxTree.ParseText(Program, new CSharpParseOptions(LanguageVersion.Preview), cancellationToken: TestContext.Current.CancellationToken);

    [Fact]
    public void Program_AsItStands_Compiles() => Assert.Empty(TestCompilation.Errors(TestCompilation.Create(Program)));

    [Fact]
    public async Task Analyze_AnyTokenMissing_DoesNotThrow()
    {
        foreach (var token in Tree.GetRoot(TestContext.Current.CancellationToken).DescendantTokens().Where(static token => token.Span.Length > 0))
        {
            await AnalyzeAsync(Program.Remove(token.SpanStart, token.Span.Length));
        }
    }

    [Fact]
    public async Task Analyze_ProgramCutAfterAnyToken_DoesNotThrow()
    {
        foreach (var token in Tree.GetRoot(TestContext.Current.CancellationToken).DescendantTokens())
        {
            await AnalyzeAsync(Program[..token.Span.End]);
        }
    }

    [Theory]
    [InlineData("public static StatefulSet A => B; public static StatefulSet B => A;")]
    [InlineData("public static StatefulSet A => A with { Replicas = 1 };")]
    [InlineData("public static StatefulSet A() => A();")]
    [InlineData("public static Labels L => [.. L]; public static Service A => new(\"a\") { Selector = L };")]
    [InlineData("public static StatefulSet A => StatefulSet.Build(\"a\", F); static void F(StatefulSetBuilder s) { F(s); F(s); }")]
    [InlineData("static StatefulSet F(int n) => n > 0 ? F(n - 1) : F(n + 1); public static StatefulSet A => F(1);")]
    [InlineData("public static StatefulSet A => StatefulSet.Build(\"a\", s => { Action<StatefulSetBuilder> f = null!; f = x => f(x); f(s); });")]
    [InlineData("public static Service A => new(A.Name!);")]
    public async Task Analyze_CodeThatNeverEnds_Ends(string members) =>
        await AnalyzeAsync(TestCompilation.Usings + $"[Manifests] static class Web {{ {members} }}");

    [Fact]
    public async Task Analyze_LocalsThatMultiply_Ends()
    {
        var locals = string.Concat(Enumerable.Range(1, 60).Select(static i => $"var s{i} = s{i - 1} + s{i - 1};"));
        await AnalyzeAsync(TestCompilation.Usings + $$"""[Manifests] static class Web { public static Service A() { var s0 = Environment.NewLine; {{locals}} return new(s60); } }""");
    }

    [Fact]
    public void Analyze_Cancelled_StopsAndCanRunAgain()
    {
        var compilation = TestCompilation.Create(Program);
        var settings = new ProjectSettings(Kubewright.Rules.RuleOptions.Default, "", [], []);
        var model = new ManifestModel(compilation, LibraryTypes.Find(compilation)!, [], settings, new ProgramMemory(compilation));
        var semantics = compilation.GetSemanticModel(compilation.SyntaxTrees[0]);

        Assert.ThrowsAny<OperationCanceledException>(() => model.FindingsIn(semantics, new CancellationToken(canceled: true)).ToList());

        Assert.Contains(model.FindingsIn(semantics, TestContext.Current.CancellationToken), static finding => finding.Descriptor.Id == "KW4001");
    }

    private static async Task AnalyzeAsync(string source)
    {
        var compilation = TestCompilation.Create(source);
        var diagnostics = await Analysis.RunAsync(compilation);

        // Exceptions are diagnostics too; Analysis fails on them, so all that is left are the rules'.
        Assert.All(diagnostics, static diagnostic => Assert.StartsWith("KW", diagnostic.Id, StringComparison.Ordinal));
    }
}
