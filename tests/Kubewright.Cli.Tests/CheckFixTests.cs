namespace Kubewright.Cli.Tests;

/// <summary><c>kubewright check --fix</c>.</summary>
public sealed class CheckFixTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fix_MistakesInTwoFiles_AreMendedAndTheRestStays()
    {
        var good = Manifests.Web();
        var parts = good.Split("---\n");
        _folder.Write("service.yaml", parts[0].Replace("clusterIP: None", "clusterIP: 10.0.0.1 # by hand", StringComparison.Ordinal)).Write("set.yaml", parts[1]);

        var run = await CliRun.Of("check", _folder.Root, "--fix");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(parts[0].Replace("clusterIP: None", "clusterIP: None # by hand", StringComparison.Ordinal), File.ReadAllText(_folder["service.yaml"]));
        Assert.Equal(parts[1], File.ReadAllText(_folder["set.yaml"]));
        Assert.Equal($"{_folder["service.yaml"]} mended\n  Make the Service headless (Service/default/nginx)\n", run.Error);
        Assert.Equal("2 objects: no findings.\n", run.Out);
    }

    [Fact]
    public async Task Fix_NothingToMend_WritesNothing()
    {
        _folder.Write("web.yaml", "\uFEFF" + Manifests.Web().ReplaceLineEndings("\r\n"));
        var before = File.ReadAllBytes(_folder["web.yaml"]);

        Assert.Equal(0, (await CliRun.Of("check", _folder["web.yaml"], "--fix")).ExitCode);

        Assert.Equal(before, File.ReadAllBytes(_folder["web.yaml"]));
    }

    [Fact]
    public async Task Fix_FindingThatACommentSilences_StaysAsItIs()
    {
        var text = Manifests.Web().Replace("clusterIP: None", "clusterIP: 10.0.0.1 # kubewright:ignore KW2002 mesh", StringComparison.Ordinal);
        _folder.Write("web.yaml", text);

        Assert.Equal(0, (await CliRun.Of("check", _folder["web.yaml"], "--fix")).ExitCode);

        Assert.Equal(text, File.ReadAllText(_folder["web.yaml"]));
    }

    [Fact]
    public async Task Fix_StandardInput_IsWrongUsage()
    {
        var run = await CliRun.WithInput(Manifests.Web(), "check", "-", "--fix");

        Assert.Equal((2, "kubewright: --fix changes files, and '-' is none; name the files.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Fix_ReadOnlyFile_IsOneClearLine()
    {
        var text = Manifests.Web().Replace("clusterIP: None", "clusterIP: 10.0.0.1", StringComparison.Ordinal);
        _folder.Write("web.yaml", text);
        File.SetAttributes(_folder["web.yaml"], FileAttributes.ReadOnly);

        var run = await CliRun.Of("check", _folder["web.yaml"], "--fix");

        File.SetAttributes(_folder["web.yaml"], FileAttributes.Normal);
        Assert.Equal((2, $"kubewright: {_folder["web.yaml"]}: cannot be written: the file is read-only. Make the file and its folder writable.\n"), (run.ExitCode, run.Error));
        Assert.Equal(text, _folder.Read("web.yaml"));
    }
}
