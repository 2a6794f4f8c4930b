namespace Kubewright.Runtime.Tests;

/// <summary>SS-250: what else than volumes keeps a pod from a node, and what frees it.</summary>
public sealed class PredicateTests
{
    private const string Zone = "topology.kubernetes.io/zone";

    [Fact]
    public void Resources_NodesFull_ThePodWaitsUntilOneGoes()
    {
        var cluster = Create([new("a") { Capacity = Small }, new("b") { Capacity = Small }]);
        cluster.Apply(Set(3, cpu: "600m")).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal("0/2 nodes are available: 2 Insufficient cpu.", WhyPending(cluster, "web-2"));

        cluster.ScaleStatefulSet(null, "web", 2).OrThrow();
        cluster.Apply(new Pod("tool") { Containers = [Container("600m")] }).OrThrow();
        Assert.True(cluster.RunUntilIdle());
        Assert.Null(cluster.Snapshot.PodOf("tool")!.Spec!.NodeName);
        cluster.ScaleStatefulSet(null, "web", 1).OrThrow();
        Assert.True(cluster.RunUntil(static s => s.PodOf("tool")?.Status?.Phase == PodPhase.Running, Objects.TenMinutes));
    }

    [Fact]
    public void Resources_SeveralShort_AreAllNamed()
    {
        var cluster = Create([new("a") { Capacity = Small }]);
        cluster.Apply(new Pod("tool") { Containers = [Container("2", ("memory", "9Gi"), ("example.com/gpu", "1"))] }).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal("0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient example.com/gpu, 1 Insufficient memory.", WhyPending(cluster, "tool"));
    }

    [Fact]
    public void Resources_NodeWithoutLimits_TakesAnything()
    {
        var cluster = Create([new("a")]);
        cluster.Apply(Set(5, cpu: "1000")).OrThrow();

        Assert.True(cluster.RunUntil(static s => s.IsSettled(5), Objects.TenMinutes));
    }

    [Fact]
    public void Resources_PodLimit_IsKept()
    {
        var cluster = Create([new("a") { Capacity = [("pods", "1")] }]);
        cluster.Apply(Set(2)).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal("0/1 nodes are available: 1 Too many pods.", WhyPending(cluster, "web-1"));
    }

    [Fact]
    public void Of_InitContainersAndSidecars_AreCountedAsTheyRun()
    {
        var pod = new Pod(new ObjectMeta { Name = "p" }, new PodSpec
        {
            InitContainers = [Container("3"), Container("250m") with { RestartPolicy = ContainerRestartPolicy.Always }],
            Containers = [Container("500m"), Container("1")],
        });

        Assert.Equal("3", PodResources.Of(pod)["cpu"].ToString());
    }

    [Fact]
    public void HostPort_Taken_KeepsTheSecondPodAway()
    {
        var cluster = Create(["a"]);
        cluster.Apply(Set(2) with { Containers = [new Container("c", "i") { Ports = [new ContainerPort(80) { HostPort = 8080 }] }] }).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal("0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports.", WhyPending(cluster, "web-1"));
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("10.0.0.1", "10.0.0.2", false)]
    [InlineData("10.0.0.1", "", true)]
    public void Collides_SamePort_DependsOnTheAddress(string left, string right, bool expected) =>
        Assert.Equal(expected, new HostPort(80, Protocol.TCP, left).Collides(new HostPort(80, Protocol.TCP, right)));

    [Fact]
    public void AntiAffinity_MoreReplicasThanNodes_LeavesOneWaiting()
    {
        var cluster = Create(["a", "b"]);
        cluster.Apply(Set(3) with { Affinity = new Affinity { PodAntiAffinity = new PodAntiAffinity { RequiredDuringSchedulingIgnoredDuringExecution = [Term("kubernetes.io/hostname")] } } }).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal("0/2 nodes are available: 2 node(s) didn't match pod anti-affinity rules.", WhyPending(cluster, "web-2"));

        // Others are kept away by the rule of the pods that are there.
        cluster.Apply(new Pod("tool") { Labels = ("app", "nginx"), Containers = [Container()] }).OrThrow();
        Assert.True(cluster.RunUntilIdle());
        Assert.Equal("0/2 nodes are available: 2 node(s) didn't satisfy existing pods anti-affinity rules.", WhyPending(cluster, "tool"));
    }

    [Fact]
    public void Affinity_ByZone_KeepsThePodsTogether()
    {
        var cluster = Create(SimulatedNode.Fleet(4, "x", "y"));
        cluster.Apply(Set(3) with { Affinity = new Affinity { PodAffinity = new PodAffinity { RequiredDuringSchedulingIgnoredDuringExecution = [Term(Zone)] } } }).OrThrow();

        Assert.True(cluster.RunUntil(static s => s.IsSettled(3), Objects.TenMinutes));
        Assert.Single(cluster.Snapshot.Pods.Select(pod => ZoneOf(cluster, pod)).Distinct());
    }

    [Fact]
    public void Affinity_NobodyToBeWith_Waits()
    {
        var cluster = Create(["a"]);
        cluster.Apply(new Pod("tool") { Containers = [Container()], Affinity = new Affinity { PodAffinity = new PodAffinity { RequiredDuringSchedulingIgnoredDuringExecution = [Term("kubernetes.io/hostname")] } } }).OrThrow();
        Assert.True(cluster.RunUntilIdle());
        Assert.Equal("0/1 nodes are available: 1 node(s) didn't match pod affinity rules.", WhyPending(cluster, "tool"));

        cluster.Apply(Set(1)).OrThrow();
        Assert.True(cluster.RunUntil(static s => s.PodOf("tool")!.Status!.Phase == PodPhase.Running, Objects.TenMinutes));
    }

    [Fact]
    public void TopologySpread_UnevenZones_IsHeldToItsSkew()
    {
        var cluster = Create([new("a") { Zone = "x" }, new("b") { Zone = "y", Taints = [new Taint("k", TaintEffect.NoSchedule)] }, new("c")]);
        var constraint = new TopologySpreadConstraint { MaxSkew = 1, TopologyKey = Zone, WhenUnsatisfiable = UnsatisfiableConstraintAction.DoNotSchedule, LabelSelector = (Labels)("app", "nginx") };
        cluster.Apply(Set(2) with { TopologySpreadConstraints = [constraint] }).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal(
            "0/3 nodes are available: 1 node(s) didn't match pod topology spread constraints, 1 node(s) didn't match pod topology spread constraints (missing required label), 1 node(s) had untolerated taint(s).",
            WhyPending(cluster, "web-1"));
    }

    [Fact]
    public void Preferences_NodeAndTaint_DecideAmongNodesThatFit()
    {
        var cluster = Create([new("a") { Taints = [new Taint("k", TaintEffect.PreferNoSchedule)] }, new("b"), new("c") { Labels = ("disk", "ssd") }]);
        var wish = new PreferredSchedulingTerm { Weight = 10, Preference = new NodeSelectorTerm { MatchExpressions = [new NodeSelectorRequirement("disk", NodeSelectorOperator.Exists)] } };
        cluster.Apply(new Pod("plain") { Containers = [Container()] }).OrThrow();
        cluster.Apply(new Pod("wish") { Containers = [Container()], Affinity = new Affinity { NodeAffinity = new NodeAffinity { PreferredDuringSchedulingIgnoredDuringExecution = [wish] } } }).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal(("b", "c"), (cluster.Snapshot.PodOf("plain")!.Spec!.NodeName?.Name, cluster.Snapshot.PodOf("wish")!.Spec!.NodeName?.Name));
    }

    [Fact]
    public void ReadWriteOncePod_InUse_IsFreedWithItsPod()
    {
        var cluster = Create(["a"]);
        cluster.Apply(new PersistentVolumeClaim("data") { AccessModes = [AccessMode.ReadWriteOncePod], Storage = 1.Gi }).OrThrow();
        Pod User(string name) => new(name) { Containers = [Container()], Volumes = [new Volume("data") { PersistentVolumeClaim = new PersistentVolumeClaimVolumeSource("data") }] };
        cluster.Apply(User("first")).OrThrow();
        Assert.True(cluster.RunUntilIdle());
        cluster.Apply(User("second")).OrThrow();
        Assert.True(cluster.RunUntilIdle());
        Assert.Null(cluster.Snapshot.PodOf("second")!.Spec!.NodeName);

        cluster.Delete("Pod", null, "first").OrThrow();
        Assert.True(cluster.RunUntil(static s => s.PodOf("second")!.Status!.Phase == PodPhase.Running, Objects.TenMinutes));
    }

    private static Map<Quantity> Small => [("cpu", "1"), ("memory", "1Gi"), ("pods", "110")];

    private static Cluster Create(IReadOnlyList<SimulatedNode> nodes) => Cluster.Create(new ClusterOptions { Nodes = nodes });

    private static PodAffinityTerm Term(string key) => new() { TopologyKey = key, LabelSelector = (Labels)("app", "nginx") };

    private static Container Container(string? cpu = null, params (string, Quantity)[] more) => new("c", "i")
    {
        Resources = cpu is null ? null : new ResourceRequirements { Requests = [("cpu", cpu), .. more] },
    };

    private static StatefulSet Set(int replicas, string? cpu = null) => Objects.Plain(replicas) with { Containers = [Container(cpu)] };

    private static string? ZoneOf(Cluster cluster, Pod pod) => cluster.Snapshot.Find<Node>(pod.Spec!.NodeName!.Value.Name)!.Metadata.Labels![Zone];

    private static string? WhyPending(Cluster cluster, string pod) => PodConditions.Find(cluster.Snapshot.PodOf(pod)!, PodConditionType.PodScheduled)?.Message;
}
