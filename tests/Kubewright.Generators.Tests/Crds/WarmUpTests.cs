namespace Kubewright.Generators.Tests.Crds;

/// <summary>The small schema that is taken all the way while a large one is read.</summary>
public sealed class WarmUpTests
{
    [Fact]
    public void Schema_AsAFileOfAUser_HasNoProblemAndReachesEveryEmitter()
    {
        var result = CustomProject.Empty.With("sample.yaml", WarmUp.Schema).Run("class C;");

        Assert.Empty(result.Diagnostics);
        Assert.Equal(result.GeneratedSources.Length, WarmUp.Run());
        Assert.Contains(result.GeneratedSources, static source => source.HintName.EndsWith("SampleSpecPart.g.cs", StringComparison.Ordinal));
        Assert.Contains(result.GeneratedSources, static source => source.HintName.EndsWith("SampleSpecMode.g.cs", StringComparison.Ordinal));
        Assert.Contains(result.GeneratedSources, static source => source.HintName == "CustomKinds.g.cs");
    }
}
