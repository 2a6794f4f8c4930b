using Microsoft.CodeAnalysis;

namespace Kubewright.Generators.Tests;

public sealed class SchemaGeneratorTests
{
    private static readonly string Gadgets = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Snapshots", "gadgets.json"));

    /// <summary>A few outputs are read as a whole: a kind with hoisted members, an item with a key, a builder, an enum.</summary>
    [Theory]
    [InlineData("Gadget.g.cs")]
    [InlineData("Tool.g.cs")]
    [InlineData("PullMoment.g.cs")]
    public void Generate_Source_ReadsAsApproved(string name)
    {
        var actual = new GeneratorRun(("gadgets.json", Gadgets)).Source(name);

        var approved = Path.Combine(AppContext.BaseDirectory, "Snapshots", name + ".txt");
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (expected != actual)
        {
            File.WriteAllText(approved + ".received", actual);
        }

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Generate_AnEditOfCode_LeavesEveryStepCached()
    {
        var run = new GeneratorRun(("gadgets.json", Gadgets)).EditCode("class C { void M() { int i = 1; } }");

        foreach (var step in new[] { SchemaInputs.FilesStep, SchemaInputs.SetStep })
        {
            Assert.All(run.Reasons(step), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        }

        Assert.All(
            run.Result.TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static step => step.Outputs),
            static output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void Generate_AnEditOfOneFile_ReadsNoOther()
    {
        var run = new GeneratorRun(("gadgets.json", Gadgets), ("other.json", """{"definitions": {}}"""))
            .EditSchema("other.json", """{"definitions": {"x.Extra": {"description": "Something more.", "type": "object"}}}""");

        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified],
            run.Reasons(SchemaInputs.FilesStep).OrderBy(static reason => reason.ToString(), StringComparer.Ordinal));
        Assert.Contains(run.Result.GeneratedSources, static source => source.HintName == "Extra.g.cs");
    }

    [Fact]
    public void Generate_AnEditWithoutMeaning_WritesNothingAnew()
    {
        var run = new GeneratorRun(("gadgets.json", Gadgets)).EditSchema("gadgets.json", Gadgets + "\n\n");

        Assert.All(run.Reasons(SchemaInputs.SetStep), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void Generate_ABrokenFile_IsADiagnosticAtItsLine()
    {
        var run = new GeneratorRun(("broken.json", "{\n  \"definitions\": {\n    \"a\": [\n"));

        var diagnostic = Assert.Single(run.Result.Diagnostics, static item => item.Id == "KW9901" && item.GetMessage(null).Contains("not valid YAML", StringComparison.Ordinal));
        Assert.Equal("broken.json", diagnostic.Location.GetLineSpan().Path);
        Assert.True(diagnostic.Location.GetLineSpan().StartLinePosition.Line >= 2);
    }

    [Fact]
    public void Generate_Twice_GivesTheSameText()
    {
        var first = new GeneratorRun(("gadgets.json", Gadgets));
        var second = new GeneratorRun(("gadgets.json", Gadgets));

        Assert.Equal(
            first.Result.GeneratedSources.Select(static source => (source.HintName, source.SourceText.ToString())),
            second.Result.GeneratedSources.Select(static source => (source.HintName, source.SourceText.ToString())));
    }
}
