namespace Kubewright.Cli.Tests;

public sealed class UpTests : IDisposable
{
    private static readonly string[] Ready = ["--until-ready", "--virtual-time"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Up_OrderedSet_StartsOnePodAfterTheOther()
    {
        var run = await Up(Manifests.Web());

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["NAME", "READY", "STATUS", "RESTARTS", "AGE"], run.Lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var life = run.Lines.TakeWhile(static line => line.Length > 0).Skip(1).Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..3]).ToList();
        foreach (var ordinal in new[] { 0, 1, 2 })
        {
            var pod = life.Where(row => row[0] == $"web-{ordinal}").Select(static row => $"{row[1]} {row[2]}").Distinct();
            Assert.Equal(["0/1 Pending", "0/1 ContainerCreating", "1/1 Running"], pod);
        }

        Assert.Equal(["web-0", "web-1", "web-2"], life.Select(static row => row[0]).Distinct());
        Assert.Equal(life.Select(static row => row[0]).Order(StringComparer.Ordinal), life.Select(static row => row[0]));
    }

    [Fact]
    public async Task Up_End_SumsUpSetsPodsClaimsAndVolumes()
    {
        var run = await Up(Manifests.Web());

        Assert.Equal("3/3", run.Row("web")[1]);
        Assert.Equal(["1/1", "Running"], run.Row("web-2")[1..3]);
        foreach (var ordinal in new[] { 0, 1, 2 })
        {
            Assert.Equal("Bound", run.Row($"www-web-{ordinal}")[1]);
        }

        Assert.Contains("default/www-web-2", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_SetWhoseOwnerIsNotThere_SaysThatItIsGone()
    {
        var owner = "ownerReferences: [{ apiVersion: apps/v1, kind: StatefulSet, name: parent, uid: 5f0c7d8e-7cf2-4b9c-b1b1-d7f6b1f2b222 }]";
        var run = await Up(Manifests.Web().Replace("kind: StatefulSet\nmetadata:\n", $"kind: StatefulSet\nmetadata:\n  {owner}\n", StringComparison.Ordinal));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("StatefulSet web is gone: the garbage collector removed it, since its owner StatefulSet parent (uid 5f0c7d8e-7cf2-4b9c-b1b1-d7f6b1f2b222) is not in the cluster.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_VirtualTimeTwice_PrintsTheSame()
    {
        var first = await Up(Manifests.Web(spec: "minReadySeconds: 600"));
        var second = await Up(Manifests.Web(spec: "minReadySeconds: 600"));

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Up_VirtualTimeWithoutGoal_RunsUntilNothingIsLeftToDo()
    {
        _folder.Write("web.yaml", Manifests.Web());

        var run = await CliRun.Of("up", _folder["web.yaml"], "--virtual-time");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("3/3", run.Row("web")[1]);
    }

    [Fact]
    public async Task Up_ClassIsMissing_SaysWhichClaimWaitsAndHowToHelp()
    {
        var run = await Up(Manifests.Web(storageClass: "fast"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("StatefulSet web has 0 of 3 pods ready.", run.Error, StringComparison.Ordinal);
        Assert.Contains("pod web-0 (Pending) waits for storage: claim default/www-web-0 (1Gi, RWO, class fast)", run.Error, StringComparison.Ordinal);
        Assert.Contains("--storage-class fast", run.Error, StringComparison.Ordinal);
        Assert.Equal("Pending", run.Row("www-web-0")[1]);
    }

    [Fact]
    public async Task Up_ClassIsGiven_MakesItsVolumes()
    {
        var run = await Up(Manifests.Web(storageClass: "fast"), "--storage-class", "slow", "--storage-class", "fast");

        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Up_ManifestsBringTheClass_CountsInsteadOfTheGivenOne()
    {
        var run = await Up(Manifests.Web(storageClass: "fast") + Manifests.Class("fast", "kubernetes.io/no-provisioner"), "--storage-class", "fast");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("provisioner kubernetes.io/no-provisioner makes none", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_NoDefaultClass_BindsTheSmallestVolumesThatFit()
    {
        var volumes = Manifests.Volume("a", "10Gi") + Manifests.Volume("b", "5Gi") + Manifests.Volume("c", "1Gi") + Manifests.Volume("d", "20Gi");

        var run = await Up(Manifests.Web(replicas: 2) + volumes, "--default-storage-class", "none");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["Bound", "c"], run.Row("www-web-0")[1..3]);
        Assert.Equal(["Bound", "b"], run.Row("www-web-1")[1..3]);
        Assert.Equal("Available", run.Row("a")[4]);
    }

    [Fact]
    public async Task Up_TooFewVolumes_SaysWhyEachDoesNotFit()
    {
        var run = await Up(Manifests.Web(replicas: 2) + Manifests.Volume("a", "10Gi"), "--default-storage-class", "none");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("StatefulSet web has 1 of 2 pods ready.", run.Error, StringComparison.Ordinal);
        Assert.Contains("claim default/www-web-1", run.Error, StringComparison.Ordinal);
        Assert.Contains("a is bound to default/www-web-0", run.Error, StringComparison.Ordinal);
        Assert.Contains("--default-storage-class standard", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("svg", "<svg ")]
    [InlineData("json", "{\n  \"start\": \"2026-01-01T00:00:00.000Z\"")]
    [InlineData("txt", "StatefulSet default/web\n")]
    public async Task Up_Timeline_IsWrittenInTheFormatOfTheName(string extension, string beginning)
    {
        var run = await Up(Manifests.Web(), "--timeline", _folder[$"run.{extension}"]);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(beginning, await File.ReadAllTextAsync(_folder[$"run.{extension}"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_TimelineOfAnotherFormat_IsBadInput()
    {
        var run = await Up(Manifests.Web(), "--timeline", "run.png");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--timeline: 'run.png' does not say the format: let it end in .svg, .json, .txt.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_TimelineCannotBeWritten_IsSaid()
    {
        var run = await Up(Manifests.Web(), "--timeline", _folder["missing/run.svg"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the timeline cannot be written", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_TimeIsTooShort_SaysWhatIsStillToDo()
    {
        var run = await Up(Manifests.Web(spec: "minReadySeconds: 600"), "--timeout", "5m");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("\nkubewright: not ready after 5m.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_SeveralNamespaces_AreTold()
    {
        var run = await Up(Manifests.Web(replicas: 1, ns: "shop") + "---\n" + Manifests.Web(replicas: 1, ns: "bank"));

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("NAMESPACE ", run.Out, StringComparison.Ordinal);
        Assert.Contains(run.Lines, static line => line.StartsWith("bank   ", StringComparison.Ordinal) && line.Contains("web-0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Up_RuleWarns_SaysItAndRuns()
    {
        var run = await Up(Manifests.Web(replicas: 1).Replace("clusterIP: None", "type: ClusterIP", StringComparison.Ordinal));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning KW2002 governing-service-not-headless", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_UnknownKind_IsLeftOut()
    {
        var run = await Up(Manifests.Web(replicas: 1)
            + "---\napiVersion: example.com/v1\nkind: Widget\nmetadata: { name: w }\n"
            + "---\napiVersion: events.k8s.io/v1\nkind: Event\nmetadata: { name: other }\neventTime: 2026-01-01T00:00:00.000000Z\n");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Widget/w: there is no kind Widget of example.com/v1 and no CustomResourceDefinition that adds one; it is left out.", run.Error, StringComparison.Ordinal);
        Assert.Contains("Event/other: the simulation does nothing with events.k8s.io/v1 Event", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_OnlyUnknownKinds_IsBadInput()
    {
        var run = await Up(Manifests.Widget("w", "size: 1"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("there is no object of a kind that the simulation knows", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_CustomObjectAgainstItsSchema_IsRefused()
    {
        var run = await Up(Manifests.WidgetDefinition + Manifests.Widget("w", "size: many"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Widget/w is refused: Widget.example.com \"w\" is invalid: spec.size: Invalid value: \"string\"", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replicas: 3 # a comment", "replicas: three", "(21,13): error KW9002 wrong-type: StatefulSet 'web': spec.replicas")]
    [InlineData("serviceName: nginx", "servceName: nginx", "(20,3): error KW9001 unknown-field: StatefulSet 'web': spec.servceName")]
    [InlineData("kind: StatefulSet", "kind: [", "error KW9006 yaml-syntax")]
    public async Task Up_BadManifest_IsNotRun(string before, string after, string expected)
    {
        var run = await Up(Manifests.Web().Replace(before, after, StringComparison.Ordinal));

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains(_folder["web.yaml"], run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_ClusterRefusesAnObject_IsBadInput()
    {
        var run = await Up(Manifests.Web(spec: "podManagementPolicy: OrderedReady").Replace("replicas: 3", "replicas: -1", StringComparison.Ordinal));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("StatefulSet/web is refused: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("spec.replicas", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_Assembly_RunsItsObjects()
    {
        var run = await CliRun.Of(["up", UserAssembly.Compile(_folder, Sources.Web), .. Ready]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("1/1", run.Row("web")[1]);
    }

    [Theory]
    [InlineData(0, "--no-server")]
    [InlineData(1, "--until-ready")]
    public async Task Up_Interrupted_EndsWithTheSummary(int code, params string[] options)
    {
        _folder.Write("web.yaml", Manifests.Web());

        var run = await CliRun.Interrupted(["up", _folder["web.yaml"], .. options]);

        Assert.Equal(code, run.ExitCode);
        Assert.Equal("0/3", run.Row("web")[1]);
    }

    private Task<CliRun> Up(string manifests, params string[] options)
    {
        _folder.Write("web.yaml", manifests);
        return CliRun.Of(["up", _folder["web.yaml"], .. Ready, .. options]);
    }
}
