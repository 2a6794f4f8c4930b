using System.Text.Json;

namespace Kubewright.Cli.Tests;

/// <summary><c>kubewright plan</c> and <c>kubewright diff</c> over files.</summary>
public sealed class PlanCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PlanCommandTests() => _folder.Write("old.yaml", Manifests.Web()).Write("new.yaml", NewImage(Manifests.Web()));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Plan_ImageChange_SaysHowThePodsTakeIt()
    {
        var run = await Plan();

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("      spec.template.spec.containers[nginx].image: nginx:1.27 -> nginx:1.28\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("  StatefulSet/web: restarts web-2, web-1, web-0 in 9.5s; at least 2 ready at any time, of 3 before.\n", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("0 to add, 1 to change, 0 to remove, 1 unchanged: everything is ready after 9.5s.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_ClaimSizeChanged_IsRefused()
    {
        _folder.Write("new.yaml", Manifests.Web().Replace("storage: 1Gi", "storage: 2Gi", StringComparison.Ordinal));

        var run = await Plan();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("  ! StatefulSet/web: StatefulSet.apps \"web\" is invalid: spec: Forbidden: updates to statefulset spec", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_FaultsOfTheNewImage_GetsStuck()
    {
        _folder.Write("faults.yaml", "faults:\n- fault: image-missing\n  image: nginx:1.28\n");

        var run = await Plan("--faults", _folder["faults.yaml"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("    ! pod web-2 (ImagePullBackOff): container nginx waits:", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json", "{\n  \"succeeds\": true,\n")]
    [InlineData("markdown", "### Kubewright plan\n")]
    [InlineData("svg", "<svg xmlns=")]
    public async Task Plan_Format_IsWrittenToTheFile(string format, string beginning)
    {
        var run = await Plan("--format", format, "--output", _folder["plan.out"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Out));
        Assert.StartsWith(beginning, _folder.Read("plan.out"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_PartitionGoes_KnowsFromEarlierWhatRestarts()
    {
        _folder.Write("canary.yaml", NewImage(Manifests.Web(6, spec: "updateStrategy: {rollingUpdate: {partition: 4}}"))).Write("six.yaml", Manifests.Web(6)).Write("full.yaml", NewImage(Manifests.Web(6)));

        var run = await CliRun.Of("plan", "--earlier", _folder["six.yaml"], "--from", _folder["canary.yaml"], "--to", _folder["full.yaml"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("StatefulSet/web: restarts web-3, web-2, web-1, web-0 in ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_Release_DecidesWhatMayChange()
    {
        _folder.Write("new.yaml", Manifests.Web(spec: "revisionHistoryLimit: 3"));

        Assert.Equal(1, (await Plan("--kubernetes-version", "1.33")).ExitCode);
        Assert.Equal(0, (await Plan("--kubernetes-version", "1.36")).ExitCode);
    }

    [Theory]
    [InlineData("--to new.yaml", "Say what is there, with --from or with --cluster.")]
    [InlineData("--from old.yaml --cluster --to new.yaml", "--from and --cluster both say what is there; remove one.")]
    [InlineData("--cluster --earlier old.yaml --to new.yaml", "--earlier is about --from; a cluster knows what its pods have.")]
    [InlineData("--from old.yaml --to new.yaml --kubernetes-version next", "--kubernetes-version: 'next' is no release; write one such as 1.36.")]
    [InlineData("--from nowhere.yaml --to new.yaml", "there is no such file or folder.")]
    [InlineData("--from old.yaml --to new.yaml -o nowhere/plan.txt", "the plan cannot be written:")]
    [InlineData("--from old.yaml --to broken.yaml", "broken.yaml(")]
    public async Task Plan_WrongInput_IsSaid(string arguments, string error)
    {
        _folder.Write("broken.yaml", "apiVersion: v1\nkind: [\n");

        var run = await CliRun.Of(["plan", .. arguments.Split(' ').Select(word => word.Contains('.', StringComparison.Ordinal) && !char.IsDigit(word[0]) ? _folder[word] : word)]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_Baseline_SaysFieldByField()
    {
        var run = await CliRun.Of("diff", _folder["new.yaml"], "--baseline", _folder["old.yaml"]);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Equal("~ StatefulSet/web\n    spec.template.spec.containers[nginx].image: nginx:1.27 -> nginx:1.28\n", run.Out);
    }

    [Fact]
    public async Task Diff_BaselineThatIsTheSame_IsSilent()
    {
        var run = await CliRun.Of("diff", _folder["old.yaml"], "--baseline", _folder["old.yaml"]);

        Assert.Equal((0, "", ""), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task Diff_Json_IsOneArray()
    {
        var run = await CliRun.Of("diff", _folder["new.yaml"], "--baseline", _folder["old.yaml"], "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal("nginx:1.28", json.RootElement[0].GetProperty("fields")[0].GetProperty("after").GetString());
    }

    [Fact]
    public async Task Diff_Secret_ShowsNoValue()
    {
        _folder.Write("a.yaml", "{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {password: hunter1}}").Write("b.yaml", "{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {password: hunter2}}");

        var run = await CliRun.Of("diff", _folder["b.yaml"], "--baseline", _folder["a.yaml"]);

        Assert.Equal("~ Secret/s\n    data.password: (secret) -> (secret)\n", run.Out);
    }

    [Fact]
    public async Task Diff_NothingToCompareWith_IsSaid()
    {
        var none = await CliRun.Of("diff", _folder["old.yaml"]);
        var missing = await CliRun.Of("diff", _folder["old.yaml"], "--baseline", _folder["last"]);

        Assert.Equal((2, "kubewright: there is nothing to compare with: name what was last applied with --baseline, or a cluster with --cluster.\n"), (none.ExitCode, none.Error));
        Assert.Equal((2, $"kubewright: the baseline {_folder["last"]} does not exist; apply writes it, or name another one with --baseline.\n"), (missing.ExitCode, missing.Error));
    }

    [Theory]
    [InlineData("plan --cluster --to")]
    [InlineData("diff --cluster")]
    [InlineData("apply --yes")]
    public async Task Command_WithoutKubectl_SaysSoInOneLine(string command)
    {
        var run = await CliRun.WithoutKubectl([.. command.Split(' '), _folder["new.yaml"]]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Equal("kubewright: there is no kubectl on PATH, and a cluster is reached through it; install it: https://kubernetes.io/docs/tasks/tools/.\n", run.Error);
    }

    internal static string NewImage(string manifest) => manifest.Replace("nginx:1.27", "nginx:1.28", StringComparison.Ordinal);

    private Task<CliRun> Plan(params string[] more) => CliRun.Of(["plan", "--from", _folder["old.yaml"], "--to", _folder["new.yaml"], .. more]);
}
