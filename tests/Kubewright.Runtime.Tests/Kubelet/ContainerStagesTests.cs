namespace Kubewright.Runtime.Tests;

/// <summary>What the planner makes of containers that fail.</summary>
public sealed class ContainerStagesTests
{
    [Fact]
    public void Play_Crash_RestartsAtOnceThenAfterTenSecondsDoubling()
    {
        var life = new PodLife(Pod()) { Faults = [new Fault.Crash { Starts = [1, 2, 3] }] };

        Assert.Equal(
            [
                "2s start Running 0/1 Error",
                "2.5s restart Running 0/1 Error",
                "3s back-off Running 0/1 CrashLoopBackOff",
                "12.5s restart Running 0/1 Error",
                "13s back-off Running 0/1 CrashLoopBackOff",
                "32.5s restart Running 1/1 Running",
            ],
            life.Play()[^6..]);
        Assert.Equal(3, Assert.Single(life.Pod.Status!.ContainerStatuses!).RestartCount);
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(5, 160)]
    [InlineData(6, 300)]
    [InlineData(60, 300)]
    public void After_Failures_DoublesUpToFiveMinutes(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RestartBackOff.After(failures));

    [Theory]
    [InlineData(null, 1, 0)]
    [InlineData(0, 1, 10)]
    [InlineData(10, 1, 20)]
    [InlineData(160, 1, 300)]
    [InlineData(300, 599, 300)]
    [InlineData(300, 600, 0)]
    public void Next_Restart_ForgetsAfterTenMinutesOfRunning(int? last, int ran, int expected) =>
        Assert.Equal(TimeSpan.FromSeconds(expected), RestartBackOff.Next(last is { } s ? TimeSpan.FromSeconds(s) : null, TimeSpan.FromSeconds(ran)));

    [Fact]
    public void Play_CrashAfterAWhile_WasReadyBefore() =>
        Assert.Equal(
            ["2s start Running 1/1 Running", "7s exit Running 0/1 Error", "7.5s restart Running 1/1 Running"],
            new PodLife(Pod()) { Faults = [new Fault.Crash { Starts = [1], After = TimeSpan.FromSeconds(5) }] }.Play()[^3..]);

    [Theory]
    [InlineData(RestartPolicy.Never, 1, "2s start Failed 0/1 Error")]
    [InlineData(RestartPolicy.Never, 0, "2s start Succeeded 0/1 Completed")]
    [InlineData(RestartPolicy.OnFailure, 0, "2s start Succeeded 0/1 Completed")]
    [InlineData(RestartPolicy.OnFailure, 1, "2.5s restart Running 1/1 Running")]
    public void Play_RestartPolicy_DecidesWhatAnEndMeans(RestartPolicy policy, int exitCode, string expected)
    {
        var pod = Pod();
        pod = pod with { Spec = pod.Spec! with { RestartPolicy = policy } };

        Assert.Equal(expected, new PodLife(pod) { Faults = [new Fault.Crash { Starts = [1], ExitCode = exitCode }] }.Play()[^1]);
    }

    [Fact]
    public void Play_OneOfTwoCrashes_TheOtherRunsOn() =>
        Assert.Equal(
            ["2s start Running 1/2 Error", "2.5s restart Running 2/2 Running"],
            new PodLife(Pod(new Container("a", "a"), new Container("b", "b"))) { Faults = [new Fault.Crash { Container = "b", Starts = [1] }] }.Play()[^2..]);

    [Fact]
    public void Play_ImageMissing_IsTriedAgainLessAndLessOften()
    {
        var life = new PodLife(Pod()) { Faults = [new Fault.ImageMissing()] };

        Assert.Equal(
            [
                "2s start Pending 0/1 ErrImagePull",
                "2.5s pull-back-off Pending 0/1 ImagePullBackOff",
                "13s pull-again Pending 0/1 ErrImagePull",
                "13.5s pull-back-off Pending 0/1 ImagePullBackOff",
                "34s pull-again Pending 0/1 ErrImagePull",
            ],
            life.Play(9)[^5..]);
        Assert.Contains(life.Events, static e => e is { Type: EventType.Warning, Reason: "Failed", Message: "Error: ErrImagePull" });

        life.Faults = [];
        Assert.Equal(["34.5s pull-back-off Pending 0/1 ImagePullBackOff", "75s pull-again Running 1/1 Running"], life.Play());
    }

    [Fact]
    public void Play_ImageMissingOfOneContainer_ThePodIsPendingUntilBothRun()
    {
        var life = new PodLife(Pod(new Container("a", "a"), new Container("b", "b"))) { Faults = [new Fault.ImageMissing { Image = "b" }] };

        Assert.Equal("2s start Pending 1/2 ErrImagePull", life.Play(5)[^1]);
        life.Faults = [];
        Assert.Equal("13s pull-again Running 2/2 Running", life.Play()[^1]);
    }

    [Fact]
    public void Play_InitFails_HoldsTheContainersBack()
    {
        var pod = Pod();
        pod = pod with { Spec = pod.Spec! with { InitContainers = [new("setup", "busybox")] } };

        Assert.Equal(
            [
                "2s init Pending 0/1 Init:Error",
                "2.5s restart Pending 0/1 Init:0/1",
                "3s init Pending 0/1 Init:Error",
                "3.5s back-off Pending 0/1 Init:CrashLoopBackOff",
                "13s restart Pending 0/1 Init:0/1",
                "13.5s init Pending 0/1 PodInitializing",
                "14s start Running 1/1 Running",
            ],
            new PodLife(pod) { Faults = [new Fault.Crash { Container = "setup", Starts = [1, 2] }] }.Play()[^7..]);
    }

    [Fact]
    public void Play_InitFailsForGood_EndsThePod()
    {
        var pod = Pod();
        pod = pod with { Spec = pod.Spec! with { RestartPolicy = RestartPolicy.Never, InitContainers = [new("setup", "busybox")] } };

        Assert.Equal("2s init Failed 0/1 Init:Error", new PodLife(pod) { Faults = [new Fault.Crash { Container = "setup" }] }.Play()[^1]);
    }

    [Fact]
    public void Play_NeverReady_RunsUnready()
    {
        var life = new PodLife(Pod(new Container("nginx", "nginx") { ReadinessProbe = new Probe { InitialDelaySeconds = 5 } })) { Faults = [new Fault.NeverReady()] };

        Assert.Equal(["2s start Running 0/1 Running", "7s probe-failed Running 0/1 Running"], life.Play()[^2..]);
        Assert.Equal("Unhealthy", life.Events[^1].Reason);
    }

    [Fact]
    public void Play_NeverReadyLater_TakesFailureThresholdTimesPeriod()
    {
        var life = new PodLife(Pod(new Container("nginx", "nginx") { ReadinessProbe = new Probe { PeriodSeconds = 5 } }));
        life.Play();
        life.Faults = [new Fault.NeverReady()];

        Assert.Equal("17s unready Running 0/1 Running", life.Play()[0]);
        life.Faults = [];
        Assert.Equal(["17s ready Running 1/1 Running"], life.Play());
    }

    [Fact]
    public void Play_ReadyAfter_OverrulesTheProbe() =>
        Assert.Equal("32s ready Running 1/1 Running", new PodLife(Pod()) { Faults = [new Fault.ReadyAfter(TimeSpan.FromSeconds(30))] }.Play()[^1]);

    [Fact]
    public void Play_FailsLiveness_IsKilledAndStartedAgain()
    {
        var probe = new Probe { InitialDelaySeconds = 10, PeriodSeconds = 5, FailureThreshold = 2 };
        var life = new PodLife(Pod(new Container("nginx", "nginx") { LivenessProbe = probe })) { Faults = [new Fault.FailsLiveness(TimeSpan.Zero)] };

        Assert.Equal(["2s start Running 1/1 Running", "22s liveness Running 0/1 Error", "22.5s restart Running 1/1 Running"], life.Play(7)[^3..]);
        Assert.Equal(137, Assert.Single(life.Pod.Status!.ContainerStatuses!).LastState!.Terminated!.ExitCode);
        Assert.Contains(life.Events, static e => e.Message == "Container nginx failed liveness probe, will be restarted");
    }

    [Fact]
    public void Play_FailsLivenessWithoutProbe_GoesOn() =>
        Assert.Equal("2s start Running 1/1 Running", new PodLife(Pod()) { Faults = [new Fault.FailsLiveness(TimeSpan.Zero)] }.Play()[^1]);

    [Theory]
    [InlineData(false, "12s stopped Running 0/1 Terminating", 0)]
    [InlineData(true, "32s stopped Running 0/1 Terminating", 137)]
    public void Play_SlowOrDeafContainer_TakesItsTimeOrTheGracePeriod(bool isDeaf, string expected, int exitCode)
    {
        var life = new PodLife(Pod()) { Faults = [isDeaf ? new Fault.IgnoresTermination() : new Fault.SlowStop(TimeSpan.FromSeconds(10))] };
        life.Play();
        life.Delete(30);

        Assert.Equal(expected, life.Play()[1]);
        Assert.Equal(exitCode, Assert.Single(life.Pod.Status!.ContainerStatuses!).State!.Terminated!.ExitCode);
    }

    [Fact]
    public void Play_SlowPull_TakesThatLong() =>
        Assert.Equal("21s start Running 1/1 Running", new PodLife(Pod()) { Faults = [new Fault.SlowPull(TimeSpan.FromSeconds(20))] }.Play()[^1]);

    [Fact]
    public void Play_SidecarThatCrashes_StartsAgainBesideTheOthers()
    {
        var pod = Pod();
        pod = pod with { Spec = pod.Spec! with { InitContainers = [new("proxy", "p") { RestartPolicy = ContainerRestartPolicy.Always }] } };

        Assert.Equal(
            "Running 2/2 Running",
            new PodLife(pod) { Faults = [new Fault.Crash { Container = "proxy", Starts = [1], After = TimeSpan.FromSeconds(5) }] }.Play()[^1].Split(' ', 3)[2]);
    }

    private static Pod Pod(params Container[] containers) => new(
        new ObjectMeta { Name = "web-0", Namespace = "default", Uid = "uid-web-0" },
        new PodSpec { Containers = containers.Length == 0 ? [new("nginx", "nginx")] : [.. containers], NodeName = "k8s-node1" });
}
