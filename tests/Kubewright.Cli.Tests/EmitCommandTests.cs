namespace Kubewright.Cli.Tests;

public sealed class EmitCommandTests : IDisposable
{
    private readonly TemporaryFolder _build = new();
    private readonly TemporaryFolder _output = new();

    public void Dispose()
    {
        _build.Dispose();
        _output.Dispose();
    }

    [Fact]
    public async Task Emit_Folder_WritesAFilePerClass()
    {
        var assembly = UserAssembly.Compile(_build, Sources.WebAndShop);

        var first = await CliRun.Of("emit", assembly, "-o", _output.Root);
        var second = await CliRun.Of("emit", assembly, "-o", _output.Root);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(["shop-front.yaml", "web.yaml"], _output.Manifests);
        Assert.Contains($"{_output["web.yaml"]} written", first.Lines);
        Assert.Contains($"{_output["web.yaml"]} unchanged", second.Lines);
    }

    [Fact]
    public async Task Emit_StandardOutput_IsTheYamlOfAllFiles()
    {
        var assembly = UserAssembly.Compile(_build, Sources.WebAndShop);
        await CliRun.Of("emit", assembly, "-o", _output.Root);

        var run = await CliRun.Of("emit", assembly, "-o", "-");

        Assert.Equal(_output.Read("web.yaml") + "---\n" + _output.Read("shop-front.yaml"), run.Out);
    }

    [Fact]
    public async Task Emit_NoFolder_WritesBesideTheAssembly()
    {
        var run = await CliRun.Of("emit", UserAssembly.Compile(_build, Sources.Web));

        Assert.Equal(0, run.ExitCode);
        Assert.True(File.Exists(Path.Combine(_build.Root, "manifests", "web.yaml")));
    }

    [Fact]
    public async Task Emit_RuleFails_WritesNothing()
    {
        var run = await CliRun.Of("emit", UserAssembly.Compile(_build, Sources.SetWith("""PodLabels = ("app", "other")""")), "-o", _output.Root);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error KW1001 selector-template-mismatch", run.Error, StringComparison.Ordinal);
        Assert.Empty(_output.Manifests);
    }

    [Fact]
    public async Task Emit_Yaml_IsRefused()
    {
        _build.Write("web.yaml", Manifests.Web());

        var run = await CliRun.Of("emit", _build["web.yaml"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is YAML already", run.Error, StringComparison.Ordinal);
    }
}
