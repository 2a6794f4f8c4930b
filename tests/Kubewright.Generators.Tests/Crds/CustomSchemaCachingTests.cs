using Kubewright.Roslyn.Testing;
using Microsoft.CodeAnalysis;

namespace Kubewright.Generators.Tests.Crds;

/// <summary>An edit makes only the work that depends on it.</summary>
public sealed class CustomSchemaCachingTests
{
    private static readonly string Crd = CustomProject.Sample("ringdb.crd.yaml");

    private static readonly CustomProject Project = CustomProject.Empty.With("ringdb.crd.yaml", Crd).With("other.yaml", CustomRecordTests.Crd("{ type: object }"));

    [Fact]
    public void Generate_AnEditOfCode_LeavesEveryStepCached()
    {
        var compilation = TestCompilation.Create("class C { void M() { } }");

        var again = Project.Run(compilation).Rerun(compilation.WithSource(0, "class C { void M() { int i = 1; } }"));

        again.AssertStep(SchemaInputs.CustomFilesStep, IncrementalStepRunReason.Cached);
        again.AssertStep(SchemaInputs.CustomSetStep, IncrementalStepRunReason.Cached);
        again.AssertOutputs(IncrementalStepRunReason.Cached);
        again.AssertNoCompilerObjects();
    }

    [Fact]
    public void Generate_AnEditOfOneFile_ReadsNoOther()
    {
        var compilation = TestCompilation.Create("class C;");

        var again = Project.Run(compilation).Rerun(compilation, Project.Replace("other.yaml", CustomRecordTests.Crd("{ type: object, properties: { a: { type: string } } }")).Texts);

        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], again.ReasonsOf(SchemaInputs.CustomFilesStep).OrderBy(static reason => reason.ToString(), StringComparer.Ordinal));
        Assert.Contains(again.GeneratedSources, static source => source.HintName == "Shop.ThingSpec.g.cs");
    }

    [Fact]
    public void Generate_AnEditOfAComment_WritesNothingAnew()
    {
        var compilation = TestCompilation.Create("class C;");

        Project.Run(compilation).Rerun(compilation, Project.Replace("ringdb.crd.yaml", "# Two more\n# lines\n" + Crd).Texts)
            .AssertStep(SchemaInputs.CustomSetStep, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
    }

    [Fact]
    public void Generate_Twice_GivesTheSame() => Project.Run("class C;").AssertDeterministic();

    [Fact]
    public void Generate_AProjectWithoutSchemas_GetsNothing() => Assert.Empty(CustomProject.Empty.Run("class C;").GeneratedSources);
}
