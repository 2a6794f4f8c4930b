using System.Globalization;

namespace Kubewright.Runtime.Tests;

public sealed class EndpointSliceTests
{
    private static readonly Labels App = ("app", "nginx");

    [Fact]
    public void Slice_OfAHeadlessService_TellsEveryPod()
    {
        var cluster = Box.Web();

        var slice = Assert.Single(cluster.Snapshot.All<Discovery.EndpointSlice>());
        Assert.StartsWith("nginx-", slice.Metadata.Name, StringComparison.Ordinal);
        Assert.Equal("nginx", slice.Metadata.Labels!["kubernetes.io/service-name"]);
        Assert.Equal("endpointslice-controller.k8s.io", slice.Metadata.Labels["endpointslice.kubernetes.io/managed-by"]);
        Assert.Equal("", slice.Metadata.Labels["service.kubernetes.io/headless"]);
        Assert.Equal("Service", Assert.Single(slice.Metadata.OwnerReferences!).Kind);
        Assert.Equal(80, Assert.Single(slice.Ports!).Port);
        Assert.Equal(["web-0", "web-1"], slice.Endpoints!.Select(e => e.Hostname));
        Assert.All(slice.Endpoints!, static e => Assert.Equal((true, true, false), (e.Conditions!.Ready, e.Conditions.Serving, e.Conditions.Terminating)));
        Assert.Equal(cluster.Snapshot.PodOf("web-0")!.Metadata.Uid, slice.Endpoints![0].TargetRef!.Uid);
    }

    [Fact]
    public void Slice_WhilePodsComeAndGo_FollowsThem()
    {
        var cluster = Box.Web();

        cluster.Delete("Pod", null, "web-1").OrThrow();
        cluster.RunUntil(snapshot => snapshot.All<Discovery.EndpointSlice>().Single().Endpoints!.Any(e => e.Conditions!.Terminating == true), TimeSpan.FromSeconds(1));
        var stopping = cluster.Snapshot.All<Discovery.EndpointSlice>().Single().Endpoints!.Single(e => e.Hostname == "web-1");
        Assert.Equal((false, true), (stopping.Conditions!.Ready, stopping.Conditions.Terminating));
        Assert.Empty(cluster.Resolve("web-1.nginx"));
        cluster.Advance(TimeSpan.Zero);
        Assert.Equal(["web-0"], Listed(cluster));

        cluster.RunUntilIdle();
        Assert.Single(cluster.Resolve("web-1.nginx"));
        cluster.ScaleStatefulSet(null, "web", 0).OrThrow();
        cluster.RunUntilIdle();
        Assert.Empty(cluster.Snapshot.All<Discovery.EndpointSlice>().Single().Endpoints!);
        Assert.Empty(Listed(cluster));
    }

    [Fact]
    public void Slice_ThatIsEmpty_IsUsedAgain()
    {
        var cluster = Box.Web();
        var name = Assert.Single(cluster.Snapshot.All<Discovery.EndpointSlice>()).Metadata.Name;

        cluster.ScaleStatefulSet(null, "web", 0).OrThrow();
        cluster.RunUntilIdle();
        cluster.ScaleStatefulSet(null, "web", 2).OrThrow();
        cluster.RunUntilIdle();

        Assert.Equal(name, Assert.Single(cluster.Snapshot.All<Discovery.EndpointSlice>()).Metadata.Name);
        Assert.DoesNotContain(cluster.Store.EventsSince(0).ToArray(), static change => change is { Type: StoreEventType.Deleted, Object: Discovery.EndpointSlice });
    }

    [Fact]
    public void Slice_OfManyPods_HoldsAHundred()
    {
        var cluster = Cluster.Create(new ClusterOptions { Timing = SimulationTiming.Instant });
        cluster.Apply(Service.Headless("nginx", App, new ServicePort("web", 80))).OrThrow();
        cluster.Apply(Objects.Plain(250) with { PodManagementPolicy = PodManagementPolicy.Parallel }).OrThrow();
        cluster.RunUntilIdle();

        Assert.Equal([100, 100, 50], cluster.Snapshot.All<Discovery.EndpointSlice>().Select(s => s.Endpoints!.Count).OrderDescending());
        Assert.Equal(250, cluster.Snapshot.All<Discovery.EndpointSlice>().SelectMany(s => s.Endpoints!).Select(e => e.TargetRef!.Name).Distinct().Count());
        Assert.Equal(250, Listed(cluster).Count);
    }

    [Fact]
    public void Slice_WrittenOrDeletedByAnother_IsPutRight()
    {
        var cluster = Box.Web();
        var slice = cluster.Snapshot.All<Discovery.EndpointSlice>().Single();

        cluster.Store.Update(slice with { Endpoints = [slice.Endpoints![0]] }).OrThrow();
        cluster.RunUntilIdle();
        Assert.Equal(2, cluster.Snapshot.All<Discovery.EndpointSlice>().Single().Endpoints!.Count);

        cluster.Store.Delete(ObjectKey.Of(slice)).OrThrow();
        cluster.RunUntilIdle();
        Assert.Equal(2, cluster.Snapshot.All<Discovery.EndpointSlice>().Single().Endpoints!.Count);
    }

    [Fact]
    public void Slice_OfPodsThatResolveAPortDifferently_IsNotShared()
    {
        var service = new Service("front") { Selector = App, Ports = [new ServicePort("web", 80) { TargetPort = "http" }] };
        var pods = new[] { Pod("a", 8080), Pod("b", 8081), Pod("c", 8080) };

        var drafts = EndpointSlicePlanner.Plan(
            service,
            new ServiceSlices(),
            static _ => [],
            pods.Select(pod => (pod.Metadata.Name!, (IReadOnlyList<PodEndpoint>)[.. PodEndpoint.Of(service, PodEndpoint.PortsOf(service, pod.Spec!.Containers), pod, null)])));

        Assert.Equal(
            ["8080: a c", "8081: b"],
            drafts.Select(d => d.Build(service)).Select(s => string.Create(
                CultureInfo.InvariantCulture,
                $"{s.Ports![0].Port}: {string.Join(' ', s.Endpoints!.Select(e => e.TargetRef!.Name))}")));
    }

    [Fact]
    public void Plan_PodThatDidNotChange_WritesNothing()
    {
        var service = new Service("front") { Selector = App, Ports = [new ServicePort("web", 80)] };
        var pod = Pod("a", 80);
        IReadOnlyList<PodEndpoint> endpoints = [.. PodEndpoint.Of(service, PodEndpoint.PortsOf(service, pod.Spec!.Containers), pod, null)];
        var first = EndpointSlicePlanner.Plan(service, new ServiceSlices(), static _ => [], [("a", endpoints)]);
        var stored = new ServiceSlices();
        stored.Set("front-x", Assert.Single(first).Build(service));

        Assert.Empty(EndpointSlicePlanner.Plan(service, stored, static _ => ["front-x"], [("a", endpoints)]));
        Assert.True(Assert.Single(EndpointSlicePlanner.Plan(service, stored, static _ => ["front-x"], [("a", [])])).IsEmpty);
    }

    [Fact]
    public void Endpoints_ThatAUserWrote_StayAndAreMirrored()
    {
        var cluster = Cluster.Create();
        cluster.Apply(Written("10.1.2.3", "10.1.2.4")).OrThrow();
        cluster.RunUntilIdle();
        Assert.Empty(cluster.Snapshot.All<Discovery.EndpointSlice>());

        cluster.Apply(new Service("outside") { ClusterIP = ClusterIP.None, Ports = [new ServicePort("db", 5432)] }).OrThrow();
        cluster.RunUntilIdle();

        var slice = Assert.Single(cluster.Snapshot.All<Discovery.EndpointSlice>());
        Assert.Equal(("outside", "endpointslicemirroring-controller.k8s.io"), (slice.Metadata.Labels!["kubernetes.io/service-name"], slice.Metadata.Labels["endpointslice.kubernetes.io/managed-by"]));
        Assert.Equal(("db", 5432), (Assert.Single(slice.Ports!).Name, slice.Ports![0].Port));
        Assert.Equal(["10.1.2.3", "10.1.2.4"], cluster.Resolve("outside"));

        cluster.Apply(Written("10.1.2.9")).OrThrow();
        cluster.RunUntilIdle();
        Assert.Equal(slice.Metadata.Name, Assert.Single(cluster.Snapshot.All<Discovery.EndpointSlice>()).Metadata.Name);
        Assert.Equal(["10.1.2.9"], cluster.Resolve("outside"));

        cluster.Delete("Endpoints", null, "outside").OrThrow();
        cluster.RunUntilIdle();
        Assert.Empty(cluster.Snapshot.All<Discovery.EndpointSlice>());
    }

    [Fact]
    public void Endpoints_OfUnreadyPods_ListThemApart()
    {
        var cluster = Cluster.Create();
        cluster.Apply(new Service("front") { Selector = App, Ports = [new ServicePort("web", 80)] }).OrThrow();
        cluster.Apply(new Pod(new ObjectMeta { Name = "late", Labels = App }, new PodSpec
        {
            Containers = [new Container("main", "nginx") { ReadinessProbe = new Probe { InitialDelaySeconds = 60, TcpSocket = new TCPSocketAction(80) } }],
        })).OrThrow();

        cluster.Advance(TimeSpan.FromSeconds(20));
        var subset = Assert.Single(cluster.Snapshot.Find<Endpoints>("front")!.Subsets!);
        Assert.Null(subset.Addresses);
        Assert.Equal("late", Assert.Single(subset.NotReadyAddresses!).TargetRef!.Name);

        cluster.RunUntilIdle();
        subset = Assert.Single(cluster.Snapshot.Find<Endpoints>("front")!.Subsets!);
        Assert.Equal("late", Assert.Single(subset.Addresses!).TargetRef!.Name);
        Assert.Null(subset.NotReadyAddresses);

        cluster.Delete("Service", null, "front").OrThrow();
        cluster.RunUntilIdle();
        Assert.Empty(cluster.Snapshot.All<Endpoints>());
        Assert.Empty(cluster.Snapshot.All<Discovery.EndpointSlice>());
    }

    private static List<string> Listed(Cluster cluster) =>
        [.. (cluster.Snapshot.Find<Endpoints>("nginx")?.Subsets ?? []).SelectMany(s => s.Addresses ?? []).Select(a => a.TargetRef!.Name!)];

    private static Pod Pod(string name, int port) => new(
        new ObjectMeta { Name = name, Namespace = "default", Labels = App },
        new PodSpec { Containers = [new Container("main", "nginx") { Ports = [new ContainerPort("http", port)] }] })
    {
        Status = new PodStatus
        {
            Phase = PodPhase.Running,
            PodIP = "10.244.0.2",
            Conditions = [new PodCondition(PodConditionType.Ready, ConditionStatus.True)],
        },
    };

    private static Endpoints Written(params string[] addresses) => new(new ObjectMeta { Name = "outside" })
    {
        Subsets = [new EndpointSubset { Addresses = [.. addresses.Select(static ip => new EndpointAddress { Ip = ip })], Ports = [new EndpointPort { Name = "db", Port = 5432 }] }],
    };
}
