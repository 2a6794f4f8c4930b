namespace Kubewright.Runtime.Tests;

/// <summary>Faults in a running cluster: injected, healed, timed, and from annotations.</summary>
public sealed class FaultTests
{
    [Fact]
    public void Crash_PodOfAnOrderedSet_HoldsTheNextBack()
    {
        var cluster = Cluster.Create(new ClusterOptions { Faults = [new Fault.Crash { Pod = "web-1" }] });
        cluster.Apply(Objects.Plain()).OrThrow();

        cluster.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("web-0 1/1 Running 0 | web-1 0/1 CrashLoopBackOff 3 (26s ago)", Text(cluster));
        Assert.Contains(cluster.Snapshot.Events, static e => e.Reason == "BackOff" && e.Message!.StartsWith("Back-off restarting failed container nginx in pod web-1_default(", StringComparison.Ordinal));

        Assert.Equal(1, cluster.Heal());
        Assert.True(cluster.RunUntil(static s => s.IsSettled(3), Objects.TenMinutes));
        Assert.Empty(cluster.InjectedFaults);
    }

    [Fact]
    public void Crash_LaterStartsAreWell_TheSetSettles()
    {
        var cluster = Cluster.Create(new ClusterOptions { Faults = [new Fault.Crash { Starts = [1, 2], ExitCode = 3 }] });
        cluster.Apply(Objects.Plain(1)).OrThrow();

        Assert.True(cluster.RunUntilIdle());

        var container = Assert.Single(cluster.Snapshot.PodOf("web-0")!.Status!.ContainerStatuses!);
        Assert.Equal((2, 3, "Error"), (container.RestartCount, container.LastState!.Terminated!.ExitCode, container.LastState.Terminated.Reason));
        Assert.True(cluster.Snapshot.IsSettled(1));
    }

    [Fact]
    public void Inject_NeverReadyIntoARunningSet_TakesItsReadiness()
    {
        var cluster = Objects.Settled(Objects.Plain(2));

        cluster.Inject(new Fault.NeverReady { Pod = "web-1", At = TimeSpan.FromSeconds(10), For = TimeSpan.FromSeconds(20) });
        cluster.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(2, cluster.Snapshot.SetOf().Status!.ReadyReplicas);
        cluster.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, cluster.Snapshot.SetOf().Status!.ReadyReplicas);
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal(2, cluster.Snapshot.SetOf().Status!.ReadyReplicas);
        Assert.Empty(cluster.Faults);
    }

    [Fact]
    public void Annotation_InTheTemplate_ConcernsThePodsOfTheSet()
    {
        var cluster = Cluster.Create();
        var set = Objects.Plain(1);
        cluster.Apply(set with { PodAnnotations = (FaultAnnotations.Faults, "{fault: crash, starts: 1}") }).OrThrow();

        Assert.True(cluster.RunUntilIdle());

        Assert.Equal("web-0 1/1 Running 1 (0s ago)", Text(cluster));
    }

    [Fact]
    public void Annotation_ThatMakesNoSense_IsAWarningAndNoFault()
    {
        var cluster = Objects.Settled(Objects.Plain(1) with { PodAnnotations = (FaultAnnotations.Faults, "crush") });

        Assert.Contains(cluster.Snapshot.Events, static e => e is { Type: EventType.Warning, Reason: "InvalidFaults" } && e.Message!.EndsWith("kubewright/faults(1,1): there is no fault 'crush'. Did you mean 'crash'?", StringComparison.Ordinal));
    }

    [Fact]
    public void SetReadiness_Overrules_UntilItIsTakenBack()
    {
        var cluster = Objects.Settled(Objects.Plain(2));

        cluster.SetReadiness(null, "web-0", false).OrThrow();
        Assert.True(cluster.RunUntilIdle());
        Assert.Equal("0/1", PodStatusText.Ready(cluster.Snapshot.PodOf("web-0")!));
        Assert.Contains(cluster.Snapshot.Events, static e => e is { Reason: "Unhealthy", InvolvedObject.Name: "web-0" });

        cluster.SetReadiness(null, "web-0", null).OrThrow();
        Assert.True(cluster.RunUntilIdle());
        Assert.True(cluster.Snapshot.IsSettled(2));
        Assert.Equal(404, cluster.SetReadiness(null, "web-9", true).Error!.Code);
    }

    [Fact]
    public void SetReadiness_True_OverrulesAProbeThatWouldWait()
    {
        var probe = new Probe { InitialDelaySeconds = 600, TcpSocket = new TCPSocketAction(80) };
        var cluster = Cluster.Create();
        cluster.Apply(Objects.Plain(1) with { Containers = [new Container("nginx", "nginx:1") { ReadinessProbe = probe }] }).OrThrow();
        cluster.Advance(TimeSpan.FromSeconds(5));

        cluster.SetReadiness(null, "web-0", true).OrThrow();

        Assert.True(cluster.RunUntil(static s => s.IsSettled(1), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Crash_Container_StartsAgainAtOnceThenWaits()
    {
        var cluster = Objects.Settled(Objects.Plain(1));

        cluster.Crash(null, "web-0", exitCode: 7).OrThrow();
        Assert.Equal("web-0 0/1 Error 0", Text(cluster));
        Assert.Equal(409, cluster.Crash(null, "web-0").Error!.Code);
        cluster.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("web-0 1/1 Running 1 (1s ago)", Text(cluster));
        cluster.Crash(null, "web-0", "nginx").OrThrow();
        cluster.Advance(TimeSpan.FromSeconds(1));
        Assert.StartsWith("web-0 0/1 CrashLoopBackOff 1", Text(cluster), StringComparison.Ordinal);
        Assert.True(cluster.RunUntilIdle());
        Assert.True(cluster.Snapshot.IsSettled(1));
        Assert.Equal(400, cluster.Crash(null, "web-0", "nobody").Error!.Code);
        Assert.Equal(404, cluster.Crash(null, "web-9").Error!.Code);
    }

    [Fact]
    public void Fail_Pod_IsReplacedByItsSet()
    {
        var cluster = Objects.Settled(Objects.Plain(1));
        var uid = cluster.Snapshot.PodOf("web-0")!.Metadata.Uid;

        cluster.Fail(null, "web-0").OrThrow();
        Assert.Equal("web-0 0/1 Evicted 0", Text(cluster));

        Assert.True(cluster.RunUntilIdle());
        Assert.NotEqual(uid, cluster.Snapshot.PodOf("web-0")!.Metadata.Uid);
        Assert.True(cluster.Snapshot.IsSettled(1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Inject_SameSeed_SameTrace(bool usesAnnotation)
    {
        var first = Trace();

        Assert.Equal(first, Trace());

        string Trace()
        {
            var cluster = Cluster.Create(new ClusterOptions { Faults = usesAnnotation ? [] : [new Fault.Crash { Starts = [1] }] });
            var set = Objects.Web(2);
            cluster.Apply(usesAnnotation ? set with { PodAnnotations = (FaultAnnotations.Faults, "{fault: crash, starts: 1}") } : set).OrThrow();
            Assert.True(cluster.RunUntilIdle());
            return string.Join('\n', cluster.Store.EventsSince(0).ToArray().Select(static change => change.ToString()));
        }
    }

    [Fact]
    public void AttachFails_HoldsThePodUntilItIsHealed()
    {
        var cluster = Cluster.Create(new ClusterOptions { Faults = [new Fault.AttachFails { Claim = "www-web-0" }] });
        cluster.Apply(Objects.Web(1)).OrThrow();

        cluster.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("web-0 0/1 ContainerCreating 0", Text(cluster));
        Assert.Contains(cluster.Snapshot.Events, static e => e is { Type: EventType.Warning, Reason: "FailedAttachVolume", Count: > 3 });

        cluster.Heal();
        Assert.True(cluster.RunUntil(static s => s.IsSettled(1), Objects.TenMinutes));
    }

    [Fact]
    public void BindingFails_ClaimWaits_UntilItIsHealed()
    {
        var cluster = Cluster.Create(new ClusterOptions { Faults = [new Fault.BindingFails { Claim = "www-web-1" }] });
        cluster.Apply(Objects.Web(2)).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal(ClaimPhase.Pending, cluster.Snapshot.Find<PersistentVolumeClaim>("www-web-1")!.Status!.Phase);
        Assert.Contains(cluster.Snapshot.Events, static e => e is { Type: EventType.Warning, Reason: "ProvisioningFailed", InvolvedObject.Name: "www-web-1" });

        cluster.Heal(new Fault.BindingFails { Claim = "www-web-1" });
        Assert.True(cluster.RunUntil(static s => s.IsSettled(2), Objects.TenMinutes));
    }

    private static string Text(Cluster cluster) => string.Join(" | ", cluster.Snapshot.Pods.Select(pod => string.Join(
        ' ',
        pod.Metadata.Name,
        PodStatusText.Ready(pod),
        PodStatusText.Status(pod),
        PodStatusText.Restarts(pod, cluster.Clock.GetUtcNow()))));
}
