namespace Kubewright.Runtime.Tests;

/// <summary>Ephemeral containers, as <c>kubectl debug</c> adds them.</summary>
public sealed class DebugContainerTests
{
    private readonly Cluster _cluster = Objects.Settled(Objects.Web(1));

    [Fact]
    public void Added_ToARunningPod_RunsBesideTheOthers()
    {
        Add(new EphemeralContainer("debug") { Image = "busybox:1", TargetContainerName = "nginx" }).OrThrow();
        Assert.True(_cluster.RunUntilIdle());

        var pod = _cluster.Snapshot.PodOf("web-0")!;
        var status = Assert.Single(pod.Status!.EphemeralContainerStatuses!);
        Assert.NotNull(status.State!.Running);
        Assert.Equal(PullPolicy.IfNotPresent, pod.Spec!.EphemeralContainers![0].ImagePullPolicy);
        Assert.True(PodConditions.IsTrue(pod, PodConditionType.Ready));
        Assert.Equal(
            ["Pulling", "Pulled", "Created", "Started"],
            _cluster.Snapshot.Events.Where(static e => e.InvolvedObject.FieldPath == "spec.ephemeralContainers{debug}").OrderBy(static e => long.Parse(e.Metadata.ResourceVersion!, System.Globalization.CultureInfo.InvariantCulture)).Select(static e => e.Reason));

        var run = _cluster.Exec(null, "web-0", "debug", ["hostname"]);
        Assert.Equal("web-0\n", run.StandardOutput);
    }

    [Fact]
    public void Added_WithACommand_EndsAndIsNotStartedAgain()
    {
        Add(new EphemeralContainer("debug") { Image = "busybox:1", Command = ["sh", "-c", "echo seen; exit 3"] }).OrThrow();
        Assert.True(_cluster.RunUntilIdle());

        var pod = _cluster.Snapshot.PodOf("web-0")!;
        Assert.Equal((3, 0), (pod.Status!.EphemeralContainerStatuses![0].State!.Terminated!.ExitCode, pod.Status.EphemeralContainerStatuses[0].RestartCount));
        Assert.Equal(PodPhase.Running, pod.Status.Phase);
        Assert.True(PodConditions.IsTrue(pod, PodConditionType.Ready));
        Assert.Equal(["seen"], _cluster.Logs(null, "web-0", "debug").OrThrow().Select(static line => line.Text));
    }

    [Fact]
    public void Added_ToAPodThatIsDeleted_EndsWithIt()
    {
        Add(new EphemeralContainer("debug") { Image = "busybox:1" }).OrThrow();
        Assert.True(_cluster.RunUntilIdle());

        var uid = _cluster.Snapshot.PodOf("web-0")!.Metadata.Uid;
        _cluster.Delete("Pod", null, "web-0").OrThrow();

        Assert.True(_cluster.RunUntil(snapshot => snapshot.PodOf("web-0") is { } next && next.Metadata.Uid != uid && snapshot.IsSettled(1), Objects.TenMinutes));
        Assert.Null(_cluster.Snapshot.PodOf("web-0")!.Spec!.EphemeralContainers);
    }

    [Fact]
    public void Added_WithWhatItMustNotHave_IsRefused()
    {
        Assert.Equal("Pod \"web-0\" is invalid: spec.ephemeralContainers[0].name: Duplicate value: \"nginx\"", Add(new EphemeralContainer("nginx") { Image = "i" }).Error!.Message);
        Assert.Equal("Pod \"web-0\" is invalid: spec.ephemeralContainers[0].image: Required value", Add(new EphemeralContainer("d")).Error!.Message);
        Assert.Equal("Pod \"web-0\" is invalid: spec.ephemeralContainers[0].targetContainerName: Not found: \"x\"", Add(new EphemeralContainer("d") { Image = "i", TargetContainerName = "x" }).Error!.Message);
        Assert.Equal(
            "Pod \"web-0\" is invalid: spec.ephemeralContainers[0].ports: Forbidden: cannot be set for an Ephemeral Container",
            Add(new EphemeralContainer("d") { Image = "i", Ports = [new ContainerPort(80)] }).Error!.Message);
    }

    [Fact]
    public void Present_RemovedOrChanged_IsRefused()
    {
        Add(new EphemeralContainer("debug") { Image = "busybox:1" }).OrThrow();

        Assert.Equal("Pod \"web-0\" is invalid: spec.ephemeralContainers: Forbidden: existing ephemeral containers \"debug\" may not be removed", Add().Error!.Message);
        Assert.Equal(
            "Pod \"web-0\" is invalid: spec.ephemeralContainers: Forbidden: existing ephemeral containers \"debug\" may not be changed",
            Add(new EphemeralContainer("debug") { Image = "busybox:2" }).Error!.Message);
    }

    [Fact]
    public void Pod_BornWithEphemeralContainers_IsRefused()
    {
        var error = _cluster.Apply(new Pod(new ObjectMeta { Name = "p" }, new PodSpec { Containers = [new Container("c", "i")], EphemeralContainers = [new EphemeralContainer("d") { Image = "i" }] })).Error!;

        Assert.Equal("Pod \"p\" is invalid: spec.ephemeralContainers: Forbidden: cannot be set on create", error.Message);
    }

    private ApiResult<Pod> Add(params EphemeralContainer[] containers)
    {
        var pod = _cluster.Snapshot.PodOf("web-0")!;
        return _cluster.Store.UpdateEphemeralContainers(pod with { Spec = pod.Spec! with { EphemeralContainers = [.. containers] } });
    }
}
