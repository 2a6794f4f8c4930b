namespace Kubewright.Runtime.Tests;

public sealed class KubeletControllerTests
{
    [Fact]
    public void Run_Pod_RecordsTheEventsOfItsLife()
    {
        var cluster = Objects.Settled(Objects.Plain(1));
        cluster.Delete("Pod", null, "web-0").OrThrow();
        cluster.RunUntil(static s => s.PodOf("web-0") is null, Objects.TenMinutes);

        Assert.Equal(
            [
                "Scheduled",
                "Pulling spec.containers{nginx}",
                "Pulled spec.containers{nginx}",
                "Created spec.containers{nginx}",
                "Started spec.containers{nginx}",
                "Killing spec.containers{nginx}",
            ],
            cluster.Snapshot.Events.Where(static e => e.InvolvedObject.Name == "web-0")
                .OrderBy(static e => long.Parse(e.Metadata.ResourceVersion!, System.Globalization.CultureInfo.InvariantCulture))
                .Select(static e => $"{e.Reason} {e.InvolvedObject.FieldPath}".TrimEnd()));
    }

    [Fact]
    public void Run_DeletedPod_ShowsModifiedModifiedDeleted()
    {
        var cluster = Objects.Settled(Objects.Plain(1));
        var uid = cluster.Snapshot.PodOf("web-0")!.Metadata.Uid;
        var changes = new List<StoreEventType>();
        cluster.Subscribe(change =>
        {
            if (change.Object is Pod pod && pod.Metadata.Uid == uid)
            {
                changes.Add(change.Type);
            }
        });

        cluster.Delete("Pod", null, "web-0").OrThrow();
        cluster.RunUntilIdle();

        Assert.Equal([StoreEventType.Modified, StoreEventType.Modified, StoreEventType.Deleted], changes);
    }

    [Fact]
    public void Run_PodWithFinalizer_StaysAfterItsContainersEnded()
    {
        var cluster = Cluster.Create();
        cluster.Apply(new Pod("tool") { Containers = [new("shell", "busybox")] } is var pod
            ? pod with { Metadata = pod.Metadata with { Finalizers = ["example.com/wait"] } }
            : pod).OrThrow();
        cluster.RunUntilIdle();
        cluster.Delete("Pod", null, "tool").OrThrow();

        Assert.True(cluster.RunUntilIdle());

        var held = cluster.Snapshot.PodOf("tool")!;
        Assert.Equal("0/1", PodStatusText.Ready(held));
        cluster.Store.Update(held with { Metadata = held.Metadata with { Finalizers = null } }).OrThrow();
        Assert.Null(cluster.Snapshot.PodOf("tool"));
    }

    [Fact]
    public void Run_ReadinessDelay_HoldsBackTheNextPodOfAnOrderedSet()
    {
        var set = Objects.Plain(2);
        var probe = new Probe { InitialDelaySeconds = 20, TcpSocket = new TCPSocketAction(80) };
        var cluster = Cluster.Create();
        cluster.Apply(set with { Containers = [new Container("nginx", "nginx:1") { ReadinessProbe = probe }] }).OrThrow();

        cluster.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("0/1 Running", Text(cluster.Snapshot.PodOf("web-0")!));
        Assert.Null(cluster.Snapshot.PodOf("web-1"));

        cluster.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("1/1 Running", Text(cluster.Snapshot.PodOf("web-0")!));
        Assert.NotNull(cluster.Snapshot.PodOf("web-1"));
    }

    [Fact]
    public void Run_PodOnAMissingNode_StaysPendingUntilItIsCollected()
    {
        var cluster = Cluster.Create();
        cluster.Apply(new Pod("tool") { NodeName = "nowhere", Containers = [new("shell", "busybox")] }).OrThrow();

        cluster.Advance(TimeSpan.FromSeconds(39));
        Assert.Equal("Pending", PodStatusText.Status(cluster.Snapshot.PodOf("tool")!));

        Assert.True(cluster.RunUntilIdle());
        Assert.Null(cluster.Snapshot.PodOf("tool"));
    }

    [Fact]
    public void Resolve_SettledSet_HasItsNames()
    {
        var cluster = Cluster.Create();
        cluster.Apply(Service.Headless("nginx", ("app", "nginx"), new ServicePort("web", 80))).OrThrow();
        cluster.Apply(Objects.Plain(2)).OrThrow();
        Assert.True(cluster.RunUntil(static s => s.IsSettled(2), Objects.TenMinutes));

        var dns = new DnsResolver(cluster.Snapshot);

        Assert.Equal(["10.244.0.2", "10.244.1.2"], dns.Resolve("nginx.default.svc.cluster.local").Values);
        Assert.Equal(["10.244.1.2"], dns.ResolveFrom("default", "web-1.nginx").Values);
    }

    private static string Text(Pod pod) => $"{PodStatusText.Ready(pod)} {PodStatusText.Status(pod)}";
}
