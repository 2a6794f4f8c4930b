using Kubewright.Roslyn.Testing.Tests.Subjects;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Kubewright.Roslyn.Testing.Tests;

public sealed class GeneratorRunReasonsTests
{
    private static readonly InMemoryAdditionalText Words = new("words.txt", "12345");

    [Fact]
    public void Start_FirstRun_EverythingIsNew()
    {
        var run = GeneratorRunReasons.Start<GreetingGenerator>(TestCompilation.Create("class A;"), [Words]);

        run.AssertTrackedSteps("Names", "Word", "Files");
        run.AssertAllSteps(New);
        run.AssertOutputs(New);
        Assert.Equal(["A.g.cs", "words.File.g.cs"], run.GeneratedSources.Select(static source => source.HintName));
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void Rerun_NothingChanged_EverythingIsCached()
        => Started().Rerun(TestCompilation.Create("class A;", "class B;")).Rerun().AssertAllSteps(Cached, Unchanged);

    [Fact]
    public void Rerun_EditInsideAMethod_KeepsTheOutputs()
    {
        var compilation = TestCompilation.Create("class A { int M() => 1; }", "class B;");

        var run = GeneratorRunReasons.Start<GreetingGenerator>(compilation).Rerun(compilation.WithSource(0, "class A { int M() => 2; }"));

        run.AssertStep("Names", Unchanged, Cached);
        Assert.Equal([Unchanged, Unchanged], run.ReasonsOf("Names"));
        run.AssertOutputs(Cached);
    }

    [Fact]
    public void Rerun_RenamedType_IsModified()
    {
        var compilation = TestCompilation.Create("class A;", "class B;");

        var run = GeneratorRunReasons.Start<GreetingGenerator>(compilation).Rerun(compilation.WithSource(1, "class C;"));

        Assert.Equal([Unchanged, Modified], run.ReasonsOf("Names"));
        run.AssertStep("Names", Unchanged, Modified);
        Failure.Of(() => run.AssertStep("Names", Unchanged), "Output 1 of the step 'Names' is Modified, not Unchanged", "All its outputs: Unchanged, Modified", "The output: C");
        Failure.Of(() => run.AssertAllSteps(Cached, Unchanged), "is Modified, not Cached or Unchanged");
        Failure.Of(() => run.AssertOutputs(Cached), "'SourceOutput' is Modified");
    }

    [Fact]
    public void Rerun_AddedSource_IsNew()
    {
        var compilation = TestCompilation.Create("class A;");

        var run = GeneratorRunReasons.Start<GreetingGenerator>(compilation).Rerun(compilation.AddSource("class B;"));

        Assert.Equal([Unchanged, New], run.ReasonsOf("Names"));
        Assert.Equal(["A.g.cs", "B.g.cs"], run.GeneratedSources.Select(static source => source.HintName));
    }

    [Fact]
    public void Rerun_OtherTextsOrOptions_ReachOnlyTheirSteps()
    {
        var edited = Started().Rerun(additionalTexts: [new InMemoryAdditionalText("words.txt", "1")]);
        Assert.Equal([Modified], edited.ReasonsOf("Files"));
        edited.AssertStep("Word", Cached);
        edited.AssertStep("Names", Unchanged);

        var polite = Started().Rerun(options: InMemoryAnalyzerConfigOptionsProvider.Empty.WithGlobalOptions(("build_property.Greeting", "Ahoy")));
        polite.AssertStep("Word", Modified);
        polite.AssertStep("Files", Cached);
        Assert.Contains("Ahoy A", polite.GeneratedSources[0].SourceText.ToString(), StringComparison.Ordinal);

        Started().Rerun(options: InMemoryAnalyzerConfigOptionsProvider.Empty.WithGlobalOptions(("build_property.Greeting", "Hello"))).AssertStep("Word", Unchanged);
    }

    [Fact]
    public void Options_OfFiles_AreFoundByNormalizedPathAndAnyCase()
    {
        var options = InMemoryAnalyzerConfigOptionsProvider.Empty.WithFileOptions("words.txt", ("build_metadata.AdditionalFiles.Kind", "words"));

        Assert.True(options.GetOptions(Words).TryGetValue("BUILD_METADATA.additionalfiles.kind", out var kind));
        Assert.Equal("words", kind);
        Assert.False(options.GetOptions(new InMemoryAdditionalText("/other/words.txt", "")).TryGetValue("build_metadata.AdditionalFiles.Kind", out _));
    }

    [Fact]
    public void AssertStep_UnknownStepOrNoReason_Fails()
    {
        var run = Started();

        Failure.Of(() => run.AssertStep("Nothing", New), "No step 'Nothing' ran", "Names");
        Assert.Throws<ArgumentException>(() => run.AssertStep("Names"));
        Assert.Throws<ArgumentException>(() => run.AssertAllSteps());
        Failure.Of(
            static () => GeneratorRunReasons.Start<GreetingGenerator>(TestCompilation.Create("struct S;")).AssertStep("Names", New),
            "'Names'");
    }

    [Fact]
    public void AssertTrackedSteps_OtherNames_FailsWithBothLists()
        => Failure.Of(static () => Started().AssertTrackedSteps("Names", "Files", "Sizes"), "Missing: Sizes", "Not expected: Word");

    [Fact]
    public void AssertAllSteps_ModelThatIsNeverEqual_Fails()
    {
        var compilation = TestCompilation.Create("class A;");
        var run = GeneratorRunReasons.Start<UncachedGenerator>(compilation).Rerun(compilation.WithSource(0, "class A ;"));

        Failure.Of(() => run.AssertAllSteps(Cached, Unchanged), "'Assembly' is Modified");
    }

    [Fact]
    public void AssertAllSteps_GeneratorWithoutNamedSteps_Fails()
        => Failure.Of(
            static () => GeneratorRunReasons.Start<CountingGenerator>(TestCompilation.Create("class A;")).AssertAllSteps(New),
            "names no step",
            "WithTrackingName");

    [Fact]
    public void AssertNoCompilerObjects_PlainModel_Passes() => Started().AssertNoCompilerObjects();

    [Fact]
    public void AssertNoCompilerObjects_SymbolDeepInTheModel_FailsWithThePath()
        => Failure.Of(
            static () => GeneratorRunReasons.Start<LeakyGenerator>(TestCompilation.Create("class A;")).AssertNoCompilerObjects(),
            "The step 'Models'",
            "output 0.Parts._items[0].Origin is a",
            "(ISymbol)");

    [Fact]
    public void AssertDeterministic_StableGenerator_Passes() => Started().AssertDeterministic();

    [Fact]
    public void AssertDeterministic_CountingGenerator_FailsWithADiff()
        => Failure.Of(
            static () => GeneratorRunReasons.Start<CountingGenerator>(TestCompilation.Create("class A;")).AssertDeterministic(),
            "not deterministic",
            "Count.g.cs differs");

    [Fact]
    public void Start_GeneratorThrows_FailsWithItsStackTrace()
        => Failure.Of(
            static () => GeneratorRunReasons.Start<ThrowingGenerator>(TestCompilation.Create("class A;")),
            "ThrowingGenerator threw an exception",
            "Cannot generate.");

    private static GeneratorRunReasons Started() => GeneratorRunReasons.Start<GreetingGenerator>(TestCompilation.Create("class A;"), [Words]);
}
