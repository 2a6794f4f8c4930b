using System.Collections.Immutable;

namespace Kubewright.Runtime.Tests;

public sealed class KubeletPlannerTests
{
    [Fact]
    public void Play_HealthyPod_GoesThroughItsStages()
    {
        var life = new PodLife(Pod());

        Assert.Equal(
            [
                "0s accept Pending 0/1 ContainerCreating",
                "0.5s sandbox Pending 0/1 ContainerCreating",
                "0.5s pull Pending 0/1 ContainerCreating",
                "1.5s pulled Pending 0/1 ContainerCreating",
                "2s start Running 1/1 Running",
            ],
            life.Play());
        Assert.Equal(["Pulling", "Pulled", "Created", "Started"], life.Events.Select(e => e.Reason));
        Assert.Equal("Successfully pulled image \"nginx\" in 1s", life.Events[1].Message);
    }

    [Fact]
    public void Play_Instant_TakesNoTime() =>
        Assert.All(new PodLife(Pod()) { Timing = SimulationTiming.Instant }.Play(), static line => Assert.StartsWith("0s ", line, StringComparison.Ordinal));

    [Fact]
    public void Play_ImageOnTheNode_IsNotPulled()
    {
        var life = new PodLife(Pod()) { Images = ["nginx"] };

        Assert.Equal("1s start Running 1/1 Running", life.Play()[^1]);
        Assert.Equal("Container image \"nginx\" already present on machine", life.Events[0].Message);
    }

    [Fact]
    public void Play_ImagePulledAlways_IsPulledAgain()
    {
        var life = new PodLife(Pod(new Container("nginx", "nginx") { ImagePullPolicy = PullPolicy.Always })) { Images = ["nginx"] };

        Assert.Equal("2s start Running 1/1 Running", life.Play()[^1]);
    }

    [Fact]
    public void Play_UnboundClaim_WaitsForItsVolume()
    {
        var life = new PodLife(Pod()) { AreVolumesReady = false };

        Assert.Equal(["0s accept Pending 0/1 ContainerCreating"], life.Play());
    }

    [Fact]
    public void Play_ReadinessProbe_IsReadyAfterItsInitialDelay()
    {
        var probe = new Probe { InitialDelaySeconds = 5, TcpSocket = new TCPSocketAction(80) };

        Assert.Equal(
            ["2s start Running 0/1 Running", "7s ready Running 1/1 Running"],
            new PodLife(Pod(new Container("nginx", "nginx") { ReadinessProbe = probe })).Play()[^2..]);
    }

    [Fact]
    public void Play_TwoProbes_BecomeReadyOneAfterTheOther()
    {
        var life = new PodLife(Pod(
            new Container("a", "a") { ReadinessProbe = new Probe { InitialDelaySeconds = 5 } },
            new Container("b", "b") { ReadinessProbe = new Probe { InitialDelaySeconds = 1, SuccessThreshold = 2, PeriodSeconds = 1 } },
            new Container("c", "c")));

        Assert.Equal(
            ["2s start Running 1/3 Running", "4s ready Running 2/3 Running", "7s ready Running 3/3 Running"],
            life.Play()[^3..]);
    }

    [Fact]
    public void Play_InitContainers_RunOneByOne()
    {
        var pod = Pod();
        pod = pod with { Spec = pod.Spec! with { InitContainers = [new("first", "a"), new("second", "b")] } };

        Assert.Equal(
            [
                "0s accept Pending 0/1 Init:0/2",
                "0.5s sandbox Pending 0/1 Init:0/2",
                "0.5s pull Pending 0/1 Init:0/2",
                "1.5s pulled Pending 0/1 Init:0/2",
                "2s init Pending 0/1 Init:1/2",
                "2.5s init Pending 0/1 PodInitializing",
                "3s start Running 1/1 Running",
            ],
            new PodLife(pod).Play());
    }

    [Fact]
    public void Play_Sidecar_StartsBeforeTheContainersAndCountsAsOne()
    {
        var pod = Pod();
        pod = pod with { Spec = pod.Spec! with { InitContainers = [new("proxy", "p") { RestartPolicy = ContainerRestartPolicy.Always }] } };

        Assert.Equal("2.5s start Running 2/2 Running", new PodLife(pod).Play()[^1]);
    }

    [Fact]
    public void Play_DeletedPod_StopsAndIsRemoved()
    {
        var life = new PodLife(Pod());
        life.Play();
        life.Delete(graceSeconds: 30);

        Assert.Equal(
            ["2s stop Running 1/1 Terminating", "3s stopped Running 0/1 Terminating", "3.5s remove"],
            life.Play());
        Assert.Equal(new PodEvent("Killing", "Stopping container nginx", "nginx"), life.Events[^1]);
        Assert.Equal(("Completed", 0), End(life));
    }

    [Theory]
    [InlineData(30, 4, "7s stopped Running 0/1 Terminating", "Completed", 0)]
    [InlineData(3, 60, "5s stopped Running 0/1 Terminating", "Error", 137)]
    public void Play_PreStopHook_CountsInTheGracePeriod(int grace, int sleep, string expected, string reason, int exitCode)
    {
        var hook = new Lifecycle { PreStop = new LifecycleHandler { Sleep = new SleepAction(sleep) } };
        var life = new PodLife(Pod(new Container("nginx", "nginx") { Lifecycle = hook }));
        life.Play();
        life.Delete(grace);

        Assert.Equal(expected, life.Play()[1]);
        Assert.Equal((reason, exitCode), End(life));
    }

    [Fact]
    public void Play_PreStopCommandThatSleeps_IsHonoured()
    {
        var hook = new Lifecycle { PreStop = new LifecycleHandler { Exec = new ExecAction { Command = ["sh", "-c", "nginx -s quit; sleep 10"] } } };
        var life = new PodLife(Pod(new Container("nginx", "nginx") { Lifecycle = hook }));
        life.Play();
        life.Delete(30);

        Assert.Equal("13s stopped Running 0/1 Terminating", life.Play()[1]);
    }

    [Fact]
    public void Play_PodDeletedBeforeItStarted_IsRemovedWithoutStopping()
    {
        var life = new PodLife(Pod()) { AreVolumesReady = false };
        life.Play();
        life.Delete(30);

        Assert.Equal(["0s stop Pending 0/1 Terminating", "0.5s remove"], life.Play());
    }

    [Fact]
    public void Play_RunningPod_HasTheStatusClientsExpect()
    {
        var life = new PodLife(Pod());
        life.Play();

        var status = life.Pod.Status!;
        Assert.Equal("10.244.0.2", status.PodIP);
        Assert.Equal("192.168.1.11", status.HostIP);
        Assert.Equal(PodLife.Start, status.StartTime);
        Assert.Equal(
            ["PodReadyToStartContainers=True", "Initialized=True", "ContainersReady=True", "Ready=True"],
            status.Conditions!.Select(c => $"{c.Type.Value}={c.Status}"));
        Assert.Equal(PodLife.Start.AddSeconds(2), status.Conditions!.Single(c => c.Type == PodConditionType.Ready).LastTransitionTime);
        var container = Assert.Single(status.ContainerStatuses!);
        Assert.True(container is { Ready: true, Started: true, RestartCount: 0, State.Running: not null });
        Assert.StartsWith("simulated://", container.ContainerID, StringComparison.Ordinal);
    }

    [Fact]
    public void Play_PodBeforeItRuns_NamesTheUnreadyContainers()
    {
        var life = new PodLife(Pod()) { AreVolumesReady = false };
        life.Play();

        var ready = life.Pod.Status!.Conditions!.Single(c => c.Type == PodConditionType.Ready);
        Assert.Equal(("ContainersNotReady", "containers with unready status: [nginx]"), (ready.Reason, ready.Message));
    }

    [Fact]
    public void Play_ClosedReadinessGate_KeepsThePodUnreadyUntilItOpens()
    {
        var pod = Pod();
        var life = new PodLife(pod with { Spec = pod.Spec! with { ReadinessGates = [new PodReadinessGate("example.com/lb")] } });
        life.Play();
        Assert.Equal(ConditionStatus.False, Condition(life, PodConditionType.Ready));

        life.Pod = life.Pod with
        {
            Status = life.Pod.Status! with { Conditions = life.Pod.Status!.Conditions!.Add(new PodCondition("example.com/lb", ConditionStatus.True)) },
        };

        Assert.Equal(["2s report Running 1/1 Running"], life.Play());
        Assert.Equal(ConditionStatus.True, Condition(life, PodConditionType.Ready));
    }

    private static ConditionStatus Condition(PodLife life, PodConditionType type) =>
        life.Pod.Status!.Conditions!.Single(c => c.Type == type).Status;

    private static (string?, int) End(PodLife life)
    {
        var ended = Assert.Single(life.Pod.Status!.ContainerStatuses!).State!.Terminated!;
        return (ended.Reason, ended.ExitCode);
    }

    private static Pod Pod(params ImmutableArray<Container> containers) => new(
        new ObjectMeta { Name = "web-0", Namespace = "default", Uid = "uid-web-0" },
        new PodSpec { Containers = containers.IsEmpty ? [new("nginx", "nginx")] : [.. containers], NodeName = "k8s-node1" });
}
