namespace Kubewright.Cli.Tests;

/// <summary>The options of <c>up</c> for nodes, faults and speed.</summary>
public sealed class UpFaultsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public UpFaultsTests() => _folder.Write("web.yaml", Manifests.Web(replicas: 2));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Faults_Crash_IsShownAndExplained()
    {
        _folder.Write("faults.yaml", "faults:\n- fault: crash\n  pod: web-1\n");

        var run = await Up("--faults", _folder["faults.yaml"], "--until-ready", "--virtual-time", "--timeout", "2m");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("pod web-1 (CrashLoopBackOff): container nginx waits: CrashLoopBackOff: back-off 1m20s restarting failed container=nginx", run.Error, StringComparison.Ordinal);
        Assert.Equal("1/2", run.Row("web")[1]);
    }

    [Fact]
    public async Task Faults_Mistake_IsSaidWithItsPlace()
    {
        _folder.Write("faults.yaml", "faults:\n- fault: crash\n  exitCode: many\n");

        var run = await Up("--faults", _folder["faults.yaml"], "--virtual-time");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"{_folder["faults.yaml"]}(3,13): 'exitCode' is a whole number from 0 to 255.\n", run.Error);
    }

    [Fact]
    public async Task Faults_MissingFile_IsSaid()
    {
        var run = await Up("--faults", _folder["nowhere.yaml"], "--virtual-time");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("kubewright: --faults: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nodes_None_LeavesThePodsWaiting()
    {
        var run = await Up("--nodes", "0", "--until-ready", "--virtual-time");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no nodes available to schedule pods", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Speed_Fast_ReachesTheGoal()
    {
        // The timeout is simulated time as well.
        var run = await Up("--speed", "1000", "--until-ready", "--timeout", "100h");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("2/2", run.Row("web")[1]);
    }

    [Theory]
    [InlineData("--nodes -1", "--nodes is a number from 0 to 3072.")]
    [InlineData("--nodes many", "--nodes is a number from 0 to 3072.")]
    [InlineData("--speed fast", "--speed is a number above 0, at most a million.")]
    [InlineData("--speed 0", "--speed is a number above 0, at most a million.")]
    [InlineData("--speed 2 --virtual-time", "--speed has no meaning with --virtual-time, which is as fast as it can be; remove one.")]
    public async Task Option_ThatMakesNoSense_IsRefused(string options, string expected)
    {
        var run = await Up(options.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"kubewright: {expected}\n", run.Error, StringComparison.Ordinal);
    }

    private Task<CliRun> Up(params string[] options) => CliRun.Of(["up", _folder["web.yaml"], .. options]);
}
