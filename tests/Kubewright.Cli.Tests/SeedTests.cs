using System.Text.Json;

namespace Kubewright.Cli.Tests;

/// <summary>The manifests that people publish run as they stand.</summary>
public sealed class SeedTests : IDisposable
{
    private static readonly string[] Options = ["--until-ready", "--virtual-time", "--storage-class", "my-storage-class", "--storage-class", "managed-nfs-storage"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 1)]
    public async Task Up_Seed_GetsReady(int number, int count)
    {
        var manifests = Seeds.Read(number);

        Assert.Equal(count, manifests.Count);
        foreach (var manifest in manifests)
        {
            var run = await Up(manifest, Options);
            Assert.True(run.ExitCode == 0, run.Error);
        }
    }

    [Fact]
    public async Task Up_SeedWithTwoVolumesAndThreePods_SaysWhichClaimWaits()
    {
        var manifest = Assert.Single(Seeds.Read(4));

        var run = await Up(manifest.Replace("replicas: 2", "replicas: 3", StringComparison.Ordinal), "--until-ready", "--virtual-time");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("pod web2-2 (Pending) waits for storage: claim default/www-web2-2", run.Error, StringComparison.Ordinal);
        Assert.Contains("nginx2-pv-volume is bound to default/www-web2-0", run.Error, StringComparison.Ordinal);
        Assert.Equal("Running", run.Row("web2-1")[2]);
    }

    [Fact]
    public async Task Up_SeedWithFiveVolumes_BindsTheTwoSmallest()
    {
        var volumes = new[] { ("pv001", "10Gi"), ("pv002", "5Gi"), ("pv003", "2Gi"), ("pv004", "20Gi"), ("pv005", "10Gi") };
        var manifest = Assert.Single(Seeds.Read(5)) + string.Concat(volumes.Select(static volume => Manifests.Volume(volume.Item1, volume.Item2)));

        var run = await Up(manifest, "--until-ready", "--virtual-time", "--default-storage-class", "none");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["Bound", "pv003", "2Gi"], run.Row("myappdata-myapp-0")[1..4]);
        Assert.Equal(["Bound", "pv002", "5Gi"], run.Row("myappdata-myapp-1")[1..4]);
        Assert.All(["pv001", "pv004", "pv005"], name => Assert.Equal("Available", run.Row(name)[4]));
    }

    private Task<CliRun> Up(string manifest, params string[] options)
    {
        _folder.Write("seed.yaml", manifest);
        return CliRun.Of(["up", _folder["seed.yaml"], .. options]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Check_Seed_HasNoErrorWhateverThePreset(int number)
    {
        foreach (var (manifest, index) in Seeds.Read(number).Select(static (text, index) => (text, index)))
        {
            _folder.Write($"{index}.yaml", manifest);

            using var json = JsonDocument.Parse((await CliRun.Of("check", _folder[$"{index}.yaml"], "--rules", "all", "--format", "json")).Out);

            Assert.DoesNotContain(json.RootElement.EnumerateArray(), static finding => finding.GetProperty("severity").GetString() == "error");
        }
    }

    [Fact]
    public async Task Check_NginxOfTheTutorial_IsCleanUnderTheDefaultPreset()
    {
        var tutorial = Seeds.Read(2).First(static text => text.Contains("StatefulSet", StringComparison.Ordinal) && text.Contains("serviceName", StringComparison.Ordinal));
        _folder.Write("web.yaml", tutorial);

        var run = await CliRun.Of("check", _folder["web.yaml"]);

        Assert.True(run.ExitCode == 0, run.Out);
    }
}
