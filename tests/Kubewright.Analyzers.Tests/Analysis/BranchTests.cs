namespace Kubewright.Analyzers.Tests;

/// <summary>A mistake that is made in every branch is certain, whichever of them runs; one made in some of them is not.</summary>
public sealed class BranchTests
{
    [Theory]
    [InlineData("TerminationGracePeriodSeconds = Live ? 0 : -1", "KW4001")]
    [InlineData("TerminationGracePeriodSeconds = Live ? 0 : 30")]
    [InlineData("TerminationGracePeriodSeconds = Live ? 30 : 0")]
    [InlineData("TerminationGracePeriodSeconds = Number switch { 1 => 0, 2 => -2, _ => -3 }", "KW4001")]
    [InlineData("TerminationGracePeriodSeconds = Number switch { 1 => 0, 2 => 2, _ => -3 }")]
    [InlineData("TerminationGracePeriodSeconds = Number switch { 1 => 0, 2 => -2, _ => throw new Exception() }", "KW4001")]
    [InlineData("TerminationGracePeriodSeconds = Grace()", "KW4001")]
    [InlineData("TerminationGracePeriodSeconds = Live ? Live ? 0 : 30 : Live ? 30 : -1", "KW4001")]
    [InlineData("TerminationGracePeriodSeconds = Number > 1 ? Number > 1 ? 0 : 30 : -1")]
    [InlineData("PodLabels = Live ? (\"app\", \"a\") : (\"app\", \"b\")", "KW1001")]
    [InlineData("PodLabels = Live ? (\"app\", \"a\") : (\"app\", \"web\")")]
    [InlineData("ServiceName = Live ? \"a\" : \"b\"", "KW2001")]
    [InlineData("ServiceName = Live ? \"a\" : \"governs\"")]
    [InlineData("ServiceName = $\"{(Live ? \"a\" : \"b\")}-x\"", "KW2001")]
    public async Task Analyze_Branches_ReportWhatIsWrongInEach(string members, params string[] expected) =>
        Assert.Equal(expected, await IdsAsync($$"""public static StatefulSet Set => new("web") { Selector = ("app", "web"), Containers = [], {{members}} };"""));

    [Fact]
    public async Task Analyze_ObjectsInBranches_ReportWhatIsWrongInEach()
    {
        const string Start = "public static StatefulSet Set => Live ? new(\"a\") { Selector = (\"a\", \"a\"), Containers = [], TerminationGracePeriodSeconds = 0 }";

        Assert.Equal(["KW4001"], await IdsAsync(Start + ": new(\"b\") { Selector = (\"b\", \"b\"), Containers = [], Replicas = 2, TerminationGracePeriodSeconds = -1 };"));
        Assert.Empty(await IdsAsync(Start + ": new(\"b\") { Selector = (\"b\", \"b\"), Containers = [], Replicas = 2 };"));
    }

    [Fact]
    public async Task Analyze_TwoCallsOfOneHelper_MayGoTwoWays() => Assert.Empty(await IdsAsync("""
        public static StatefulSet Set => new("web") { Selector = ("app", Pick()), PodLabels = ("app", Pick() == "a" ? "b" : "a"), Containers = [] };
        static string Pick() => Number > 1 ? "a" : "b";
        """));

    [Fact]
    public async Task Analyze_OneFactMentionedTwice_GoesOneWay() => Assert.Equal(["KW1001"], await IdsAsync("""
        public static StatefulSet Set => new("web") { Selector = ("app", Live ? "a" : "b"), PodLabels = ("app", !Live ? "a" : "b"), Containers = [] };
        """));

    [Fact]
    public async Task Analyze_BuilderBranches_ReportWhatIsWrongInEach()
    {
        const string Start = "public static StatefulSet Set => StatefulSet.Build(\"web\", s => { s.Selector((\"a\", \"b\")).Container(\"a\", c => c.Image(\"b\")); if (Number > 1) s.TerminationGracePeriodSeconds(0); else ";

        Assert.Equal(["KW4001"], await IdsAsync(Start + "s.TerminationGracePeriodSeconds(-1); });"));
        Assert.Empty(await IdsAsync(Start + "s.TerminationGracePeriodSeconds(1); });"));
    }

    [Fact]
    public async Task Analyze_ObjectMadeElsewhere_ReportsWhatIsWrongInEachBranch()
    {
        var compilation = TestCompilation.Create(TestCompilation.Usings + """
            class C { StatefulSet M(bool live) => new("web") { Selector = ("a", "b"), Containers = [], TerminationGracePeriodSeconds = live ? 0 : -1 }; }
            """);

        Assert.Equal(["KW4001"], (await Analysis.RunAsync(compilation)).Select(static diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task Analyze_ManyConditions_StaysBounded() => Assert.Empty(await IdsAsync(
        $$"""public static StatefulSet Set => new("web") { Selector = ("a", "b"), Containers = [{{string.Join(", ", Enumerable.Range(0, 200).Select(static i => $"Number > {i} ? new(\"c\") : new(\"d\")"))}}] };"""));

    [Fact]
    public async Task Analyze_Branches_ReportTheFirstAndPointToTheOthers()
    {
        var compilation = Program("public static StatefulSet Set => new(\"web\") { Selector = (\"a\", \"b\"), Containers = [], TerminationGracePeriodSeconds = Number > 1 ? 0 : -1 };");

        var diagnostic = Assert.Single(await Analysis.RunAsync(compilation));

        var text = compilation.SyntaxTrees[0].ToString();
        Assert.Equal("0", text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        var other = Assert.Single(diagnostic.AdditionalLocations);
        Assert.Equal("-1", text.Substring(other.SourceSpan.Start, other.SourceSpan.Length));
        Assert.False(diagnostic.Properties.ContainsKey("fix"));
    }

    [Fact]
    public async Task Analyze_ManySetsInBranches_ComparesTheFirstWithOtherObjects()
    {
        const int Sets = ManifestCheck.MaxCompared + 8;
        var sets = Enumerable.Range(0, Sets).Select(static i => $$"""
            public static StatefulSet Set{{i}} => new("web-{{i}}")
            {
                ServiceName = Live ? "a" : "b", Selector = ("app", "web-{{i}}"), Containers = [], TerminationGracePeriodSeconds = Live ? 0 : -1,
            };
            """);

        var found = (await IdsAsync(string.Concat(sets))).CountBy(static id => id).ToDictionary();

        Assert.Equal(Sets, found["KW4001"]);
        Assert.Equal(ManifestCheck.MaxCompared, found["KW2001"]);
    }

    private static async Task<IEnumerable<string>> IdsAsync(string members) =>
        (await Analysis.RunAsync(Program(members))).Select(static diagnostic => diagnostic.Id);

    private static Microsoft.CodeAnalysis.CSharp.CSharpCompilation Program(string members)
    {
        var compilation = TestCompilation.Create(TestCompilation.Usings + $$"""
            [Manifests]
            public static class Web
            {
                {{members}}
                public static Service Governs => new("governs") { ClusterIP = ClusterIP.None, Selector = ("app", "web") };
                static bool Live => Environment.MachineName.Length > 3;
                static int Number => Environment.ProcessorCount;
                static int Grace()
                {
                    if (Number > 3)
                    {
                        return 0;
                    }

                    return -1;
                }
            }
            """);
        Assert.Empty(TestCompilation.Errors(compilation));
        return compilation;
    }
}
