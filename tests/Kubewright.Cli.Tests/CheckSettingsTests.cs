namespace Kubewright.Cli.Tests;

/// <summary>What the rules are told: comments, presets, facts of the cluster, baselines.</summary>
public sealed class CheckSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("  clusterIP: 10.0.0.1 # kubewright:ignore governing-service-not-headless the mesh resolves pods", 0)]
    [InlineData("  clusterIP: 10.0.0.1 # kubewright:ignore KW2002", 0)]
    [InlineData("  # kubewright:ignore mount-without-volume,governing-service-not-headless why\n  clusterIP: 10.0.0.1", 0)]
    [InlineData("  clusterIP: 10.0.0.1 # kubewright:ignore governing-service-missing", 1)]
    [InlineData("  # kubewright:ignore governing-service-not-headless\n\n  type: ClusterIP\n  clusterIP: 10.0.0.1", 1)]
    public async Task Check_IgnoreComment_SilencesWhatItCovers(string lines, int exitCode)
    {
        _folder.Write("web.yaml", Manifests.Web().Replace("  clusterIP: None", lines, StringComparison.Ordinal));

        Assert.Equal(exitCode, (await CliRun.Of("check", _folder["web.yaml"])).ExitCode);
    }

    [Fact]
    public async Task Check_IgnoreCommentAboveADocument_CoversTheDocumentAlone()
    {
        var wrong = Manifests.Web().Replace("clusterIP: None", "clusterIP: 10.0.0.1", StringComparison.Ordinal);
        _folder.Write("service.yaml", "# Ours.\n# kubewright:ignore KW2002 legacy\n" + wrong).Write("set.yaml", wrong.Replace("---\n", "---\n# kubewright:ignore KW2002\n", StringComparison.Ordinal));

        Assert.Equal(0, (await CliRun.Of("check", _folder["service.yaml"])).ExitCode);
        Assert.Equal(1, (await CliRun.Of("check", _folder["set.yaml"])).ExitCode);
    }

    [Theory]
    [InlineData("--rules", "strict", "'strict' is no value of rules. Give default, production or all: which rules run.")]
    [InlineData("--kubernetes-version", "latest", "'latest' is no value of kubernetes-version. Give the cluster's release, for example 1.36.")]
    [InlineData("--node-count", "-1", "'-1' is no value of node-count. Give how many nodes the pods may run on.")]
    public async Task Check_SettingThatIsNoValue_IsWrongUsage(string option, string text, string problem)
    {
        _folder.Write("web.yaml", Manifests.Web());

        var run = await CliRun.Of("check", _folder["web.yaml"], option + "=" + text);

        Assert.Equal((2, $"kubewright: {problem}\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Check_BaselineThatIsNotThere_IsUnreadableInput()
    {
        _folder.Write("web.yaml", Manifests.Web());

        var run = await CliRun.Of("check", _folder["web.yaml"], "--baseline", _folder["old.yaml"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("old.yaml", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ImageTableWithAnUnknownMember_SaysWhereAndWhatIsNearest()
    {
        _folder.Write("web.yaml", Manifests.Web()).Write("images.yaml", "images:\n- product: Ring\n  repositories: [ring/db]\n  needQuorum: true\n");

        var run = await CliRun.Of("check", _folder["web.yaml"], "--images", _folder["images.yaml"]);

        Assert.Equal((2, $"kubewright: {_folder["images.yaml"]}(4,15): 'needQuorum' is no member of an image table's entry; the closest is 'needsQuorum'.\n"), (run.ExitCode, run.Error));
    }
}
