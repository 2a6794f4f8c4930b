using Microsoft.CodeAnalysis;

namespace Kubewright.Analyzers.Tests;

/// <summary>Which objects are looked at, together with what, and where it is reported.</summary>
public sealed class ManifestAnalyzerTests
{
    private const string Sloppy = "new(\"web\") { Selector = (\"app\", \"nginx\"), Containers = [], TerminationGracePeriodSeconds = 0 }";

    [Fact]
    public async Task Analyze_ProgramWithoutTheLibrary_IsSilent()
    {
        var compilation = TestCompilation.Create("class C { object M() => new(); }").RemoveReferences(TestCompilation.Library);

        Assert.Empty(await Analysis.RunAsync(compilation));
    }

    [Theory]
    [InlineData("[Manifests] static class Web { public static StatefulSet Set => " + Sloppy + "; }", 1)]
    [InlineData("[Manifests] static class Web { public static readonly StatefulSet Set = " + Sloppy + "; }", 1)]
    [InlineData("[Manifests] static class Web { public static StatefulSet Set() => " + Sloppy + "; }", 1)]
    [InlineData("[Manifests] static class Web { public static StatefulSet Set { get; } = " + Sloppy + "; }", 1)]
    [InlineData("[Manifests] static class Web { public static IEnumerable<IKubernetesObject> All => [new StatefulSet" + "(\"web\") { Selector = (\"a\", \"b\"), Containers = [], TerminationGracePeriodSeconds = 0 }]; }", 1)]
    [InlineData("[Manifests] static class Web { public static IEnumerable<IKubernetesObject> All() { yield return Set; } static StatefulSet Set => " + Sloppy + "; }", 1)]
    [InlineData("[Kubewright.ManifestsAttribute(Name = \"x\")] static class Web { public static StatefulSet Set => " + Sloppy + "; }", 1)]
    [InlineData("[Manifests] static class Web { static StatefulSet Set => " + Sloppy + "; }", 0)]
    [InlineData("[Manifests] static class Web { internal static StatefulSet Set => " + Sloppy + "; }", 0)]
    [InlineData("[Manifests] static class Web { public static StatefulSet Set(int n) => " + Sloppy + "; }", 0)]
    [InlineData("[Manifests] static class Web { static StatefulSet Start => " + Sloppy + "; public static StatefulSet Set => Start with { TerminationGracePeriodSeconds = 9 }; }", 0)]
    public async Task Analyze_MemberOfManifestsClass_IsCheckedWhenItIsEmitted(string source, int findings) => await AssertGracePeriodsAsync(source, findings);

    [Theory]
    [InlineData("class C { StatefulSet M() => " + Sloppy + "; }", 1)]
    [InlineData("class C { StatefulSet M() { StatefulSet set = " + Sloppy + "; return set; } }", 1)]
    [InlineData("class C { object M() => StatefulSet.Build(\"web\", s => s.Selector((\"a\", \"b\")).Container(\"a\", c => c.Image(\"b\")).TerminationGracePeriodSeconds(0)); }", 1)]
    [InlineData("class C { StatefulSet M(StatefulSet set) => set with { TerminationGracePeriodSeconds = 0 }; }", 1)]
    [InlineData("class C { StatefulSet M() { StatefulSet set = " + Sloppy + "; return set with { TerminationGracePeriodSeconds = 9 }; } }", 0)]
    [InlineData("class C { StatefulSet M() => (new StatefulSet(\"web\") { Selector = (\"a\", \"b\"), Containers = [], TerminationGracePeriodSeconds = 0 }) with { TerminationGracePeriodSeconds = 9 }; }", 0)]
    [InlineData("class C { static StatefulSet Start() => " + Sloppy + "; StatefulSet M() => Start() with { TerminationGracePeriodSeconds = 9 }; }", 0)]
    [InlineData("class C { static StatefulSet Start { get { return " + Sloppy + "; } } StatefulSet M() => Start with { TerminationGracePeriodSeconds = 9 }; }", 0)]
    [InlineData("class C { StatefulSet M(int n) => new(\"web\") { Selector = (\"a\", \"b\"), Containers = [], TerminationGracePeriodSeconds = n }; }", 0)]
    [InlineData("class C { StatefulSet M() => new(\"web\") { Selector = (\"a\", \"b\"), Containers = [], ServiceName = \"nowhere\" }; }", 0)]
    public async Task Analyze_ObjectMadeElsewhere_IsCheckedByItself(string source, int findings) => await AssertGracePeriodsAsync(source, findings);

    [Fact]
    public async Task Analyze_HelperThatAManifestUses_IsReportedOnce() => await AssertGracePeriodsAsync(
        "[Manifests] static class Web { public static StatefulSet Set => Helper.Make(); } static class Helper { public static StatefulSet Make() => " + Sloppy + "; }", 1);

    [Theory]
    [InlineData("public static StatefulSet? Other => Unseen();", 0)]
    [InlineData("public static IEnumerable<IKubernetesObject> Others => Unseen() is { } set ? [set] : [];", 0)]
    [InlineData("public static Service Other => new(Environment.MachineName);", 0)]
    [InlineData("public static ConfigMap Other => new(Environment.MachineName);", 1)]
    [InlineData("public static ConfigMap Other => new(\"other\") { Namespace = Environment.MachineName };", 1)]
    [InlineData("public static Service Other => new(\"other\") { Namespace = Environment.MachineName };", 1)]
    [InlineData("public static Service Other => new(\"nginx\") { Namespace = Environment.MachineName };", 0)]
    [InlineData("public static Service? Other => null;", 1)]
    [InlineData("public static int Other => 1;", 1)]
    public async Task Analyze_SetThatMayHoldMore_MissesNothing(string member, int findings)
    {
        var compilation = TestCompilation.Create(TestCompilation.Usings + $$"""
            [Manifests]
            static class Web
            {
                public static StatefulSet Set => new("web") { Selector = ("a", "b"), Containers = [], ServiceName = "nginx" };
                {{member}}
                static StatefulSet? Unseen() => (StatefulSet?)Activator.CreateInstance(typeof(StatefulSet), "x");
            }
            """);
        Assert.Empty(TestCompilation.Errors(compilation));

        Assert.Equal(findings, (await Analysis.RunAsync(compilation)).Count(static diagnostic => diagnostic.Id == "KW2001"));
    }

    [Fact]
    public async Task Analyze_GeneratedCode_IsNotReported()
    {
        var compilation = TestCompilation.Create("// <auto-generated/>\n" + TestCompilation.Usings + "[Manifests] static class Web { public static StatefulSet Set => " + Sloppy + "; }");

        Assert.Empty(await Analysis.RunAsync(compilation));
    }

    [Fact]
    public async Task Analyze_OneDocumentInAnEditor_ShowsItsFindings()
    {
        var compilation = TwoFiles();

        Assert.Equal(["KW2002"], (await Analysis.RunOnDocumentAsync(compilation, 0)).Select(static diagnostic => diagnostic.Id));
        Assert.Equal(["KW4001"], (await Analysis.RunOnDocumentAsync(compilation, 1)).Select(static diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task Analyze_WholeProgram_ShowsEachFindingOnceInItsFile()
    {
        var diagnostics = await Analysis.RunAsync(TwoFiles());

        Assert.Equal(
            ["File0.cs KW2002", "File1.cs KW4001"],
            diagnostics.Select(static diagnostic => $"{diagnostic.Location.SourceTree!.FilePath} {diagnostic.Id}"));
        var related = Assert.Single(diagnostics[0].AdditionalLocations);
        Assert.Equal("File1.cs", related.SourceTree!.FilePath);
    }

    [Fact]
    public async Task Analyze_ServiceThatIsNotEmitted_IsNotPartOfTheSet()
    {
        var compilation = TwoFiles();
        var without = compilation.RemoveSyntaxTrees(compilation.SyntaxTrees[0]);

        var diagnostics = await Analysis.RunAsync(without.AddSyntaxTrees(Parse("""
            using Kubewright;
            static class Services { public static Service Nginx => Service.Headless("nginx", Web.App); }
            """)));

        Assert.Equal(["KW2001", "KW4001"], diagnostics.Select(static diagnostic => diagnostic.Id).Order());
    }

    private static SyntaxTree Parse(string source) => TestCompilation.Create(source).SyntaxTrees[0];

    private static Microsoft.CodeAnalysis.CSharp.CSharpCompilation TwoFiles()
    {
        var compilation = TestCompilation.Create(
            TestCompilation.Usings + """
            [Manifests]
            static class Services
            {
                public static Service Nginx => new("nginx") { Selector = Web.App };
            }
            """,
            TestCompilation.Usings + """
            [Manifests]
            static class Web
            {
                internal static readonly Labels App = ("app", "nginx");
                public static StatefulSet Set => new("web") { ServiceName = Services.Nginx, Selector = App, Containers = [], TerminationGracePeriodSeconds = 0 };
            }
            """);
        Assert.Empty(TestCompilation.Errors(compilation));
        return compilation;
    }

    private static async Task AssertGracePeriodsAsync(string source, int findings)
    {
        var compilation = TestCompilation.Create(TestCompilation.Usings + source);
        Assert.Empty(TestCompilation.Errors(compilation));

        var diagnostics = await Analysis.RunAsync(compilation);

        Assert.Equal(Enumerable.Repeat("KW4001", findings), diagnostics.Select(static diagnostic => diagnostic.Id));
    }
}
