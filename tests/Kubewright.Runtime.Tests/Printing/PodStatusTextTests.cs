namespace Kubewright.Runtime.Tests;

public sealed class PodStatusTextTests
{
    private static readonly DateTimeOffset Now = VirtualClock.Epoch;

    public static TheoryData<string, PodStatus?, bool> Cases => new()
    {
        { "Pending", null, false },
        { "Terminating", null, true },
        { "Evicted", new PodStatus { Phase = PodPhase.Failed, Reason = "Evicted" }, false },
        { "Unknown", new PodStatus { Phase = PodPhase.Running, Reason = "NodeLost" }, true },
        { "ContainerCreating", Status(PodPhase.Pending, Waiting("a", "ContainerCreating")), false },
        { "Running", Status(PodPhase.Running, Running("a")), false },
        { "Terminating", Status(PodPhase.Running, Running("a")), true },
        { "Terminating", Status(PodPhase.Running, Ended("a", 0, "Completed")), true },
        { "Completed", Status(PodPhase.Succeeded, Ended("a", 0, "Completed")), true },
        { "CrashLoopBackOff", Status(PodPhase.Running, Waiting("a", "CrashLoopBackOff"), Running("b")), false },
        { "Error", Status(PodPhase.Running, Ended("a", 1, "Error")), false },
        { "ExitCode:3", Status(PodPhase.Running, Ended("a", 3, null)), false },
        { "NotReady", Status(PodPhase.Running, Ended("a", 0, "Completed"), Running("b")), false },
        { "ImagePullBackOff", Status(PodPhase.Pending, Waiting("a", "ImagePullBackOff"), Waiting("b", "ContainerCreating")), false },
        { "SchedulingGated", new PodStatus { Conditions = [new PodCondition(PodConditionType.PodScheduled, ConditionStatus.False) { Reason = "SchedulingGated" }] }, false },
        { "Init:0/1", new PodStatus { InitContainerStatuses = [Waiting("i", "PodInitializing")], ContainerStatuses = [Waiting("a", "PodInitializing")] }, false },
        { "Init:CrashLoopBackOff", new PodStatus { InitContainerStatuses = [Waiting("i", "CrashLoopBackOff")] }, false },
        { "Init:ExitCode:2", new PodStatus { InitContainerStatuses = [Ended("i", 2, null)] }, false },
        { "PodInitializing", new PodStatus { InitContainerStatuses = [Ended("i", 0, "Completed")], ContainerStatuses = [Waiting("a", "PodInitializing")] }, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Status_Pod_GivesTheTextOfKubectl(string expected, PodStatus? status, bool isDeleted) =>
        Assert.Equal(expected, PodStatusText.Status(Pod(status, isDeleted)));

    [Fact]
    public void Ready_Pod_CountsContainersThatRunAndAreReady()
    {
        Assert.Equal("0/2", PodStatusText.Ready(Pod(null, false)));
        Assert.Equal("1/2", PodStatusText.Ready(Pod(Status(PodPhase.Running, Running("a"), Running("b") with { Ready = false }), false)));
        Assert.Equal("2/2", PodStatusText.Ready(Pod(Status(PodPhase.Running, Running("a"), Running("b")), false)));
    }

    [Fact]
    public void Restarts_ContainersThatEndedBefore_SaysWhenTheLastOneDid()
    {
        var a = Running("a") with { RestartCount = 2, LastState = Ended("a", 1, "Error", Now.AddSeconds(-300)).State };
        var b = Running("b") with { RestartCount = 1, LastState = Ended("b", 1, "Error", Now.AddSeconds(-65)).State };

        Assert.Equal("3 (65s ago)", PodStatusText.Restarts(Pod(Status(PodPhase.Running, a, b), false), Now));
        Assert.Equal("0", PodStatusText.Restarts(Pod(Status(PodPhase.Running, Running("a")), false), Now));
    }

    private static Pod Pod(PodStatus? status, bool isDeleted) => new(
        new ObjectMeta { Name = "web-0", DeletionTimestamp = isDeleted ? Now : null },
        new PodSpec { Containers = [new("a", "a"), new("b", "b")], InitContainers = [new("i", "i")] })
    {
        Status = status,
    };

    private static PodStatus Status(PodPhase phase, params ContainerStatus[] containers) => new() { Phase = phase, ContainerStatuses = [.. containers] };

    private static ContainerStatus Container(string name, ContainerState state) =>
        new() { Name = name, Image = "i", ImageID = "", Ready = state.Running is not null, RestartCount = 0, State = state };

    private static ContainerStatus Waiting(string name, string reason) =>
        Container(name, new ContainerState { Waiting = new ContainerStateWaiting { Reason = reason } });

    private static ContainerStatus Running(string name) => Container(name, new ContainerState { Running = new ContainerStateRunning { StartedAt = Now } });

    private static ContainerStatus Ended(string name, int exitCode, string? reason, DateTimeOffset? at = null) =>
        Container(name, new ContainerState { Terminated = new ContainerStateTerminated { ExitCode = exitCode, Reason = reason, FinishedAt = at } });
}
