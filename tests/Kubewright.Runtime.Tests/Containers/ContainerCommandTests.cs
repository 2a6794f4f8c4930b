namespace Kubewright.Runtime.Tests;

/// <summary>Containers run their own commands, in the cluster's time.</summary>
public sealed class ContainerCommandTests
{
    [Theory]
    [InlineData("echo hi", PodPhase.Succeeded)]
    [InlineData("exit 3", PodPhase.Failed)]
    [InlineData("sleep 60", PodPhase.Succeeded)]
    public void Command_OfAPodThatIsNotRestarted_DecidesItsPhase(string script, PodPhase phase)
    {
        var cluster = Cluster.Create();
        cluster.Apply(PodOf(script, RestartPolicy.Never)).OrThrow();

        Assert.True(cluster.RunUntil(static s => Find(s)?.Status?.Phase is PodPhase.Succeeded or PodPhase.Failed, TimeSpan.FromMinutes(5)));

        Assert.Equal(phase, Find(cluster.Snapshot)!.Status!.Phase);
    }

    [Theory]
    [InlineData("while true; do sleep 10; done")]
    [InlineData("sleep infinity")]
    [InlineData("tail -f /dev/null")]
    [InlineData("while true; do :; done")]
    [InlineData("some-server --port 80")]
    public void Command_ThatDoesNotEnd_KeepsItsPodRunning(string script)
    {
        var cluster = Cluster.Create();
        cluster.Apply(PodOf(script, RestartPolicy.Never)).OrThrow();

        cluster.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(PodPhase.Running, Find(cluster.Snapshot)!.Status!.Phase);
    }

    [Fact]
    public void Command_ThatWaits_WritesItsLogAtItsTimes()
    {
        var cluster = Cluster.Create();
        cluster.Apply(PodOf("date +%s; sleep 30; date +%s", RestartPolicy.Never)).OrThrow();

        cluster.RunUntil(static s => Find(s)?.Status?.Phase == PodPhase.Succeeded, TimeSpan.FromMinutes(5));

        var log = cluster.Logs(null, "box").Value!;
        Assert.Equal(TimeSpan.FromSeconds(30), log[1].Time - log[0].Time);
        Assert.Equal(30, long.Parse(log[1].Text) - long.Parse(log[0].Text));
    }

    [Fact]
    public void InitContainer_ThatFails_IsTriedAgainUntilItSucceeds()
    {
        var cluster = Cluster.Create();
        var box = PodOf("sleep infinity", RestartPolicy.Always);
        cluster.Apply(box with
        {
            Spec = box.Spec! with
            {
                Volumes = [new Volume("work") { EmptyDir = new EmptyDirVolumeSource() }],
                InitContainers =
                [
                    new Container("init", "busybox")
                    {
                        Command = ["sh", "-c", "echo x >> /work/tries; [ $(wc -l < /work/tries) -ge 3 ]"],
                        VolumeMounts = [new VolumeMount("work", "/work")],
                    },
                ],
            },
        }).OrThrow();

        Assert.True(cluster.RunUntil(static s => Find(s)?.Status?.Phase == PodPhase.Running, TimeSpan.FromMinutes(5)));

        var init = Find(cluster.Snapshot)!.Status!.InitContainerStatuses![0];
        Assert.Equal((2, true, 0), (init.RestartCount, init.Ready, init.State!.Terminated!.ExitCode));
    }

    [Fact]
    public void InitContainer_ThatWaitsForAName_EndsWhenTheNameIsThere()
    {
        var cluster = Cluster.Create();
        var box = PodOf("sleep infinity", RestartPolicy.Always);
        cluster.Apply(box with
        {
            Spec = box.Spec! with
            {
                InitContainers = [new Container("wait", "busybox") { Command = ["sh", "-c", "until nslookup db; do sleep 2; done"] }],
            },
        }).OrThrow();
        cluster.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(PodPhase.Pending, Find(cluster.Snapshot)!.Status!.Phase);

        cluster.Apply(new Service("db") { Ports = [new ServicePort("db", 80)], Selector = ("app", "db") }).OrThrow();

        Assert.True(cluster.RunUntil(static s => Find(s)?.Status?.Phase == PodPhase.Running, TimeSpan.FromSeconds(10)));
    }

    private static Pod? Find(ClusterSnapshot snapshot) => snapshot.Find<Pod>("default", "box");

    private static Pod PodOf(string script, RestartPolicy policy) => new(
        new ObjectMeta { Name = "box" },
        new PodSpec { RestartPolicy = policy, Containers = [new Container("box", "busybox") { Command = ["sh", "-c", script] }] });
}
