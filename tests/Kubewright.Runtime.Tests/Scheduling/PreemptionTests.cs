namespace Kubewright.Runtime.Tests;

/// <summary>SS-290: pods of high priority that fit nowhere end less important ones.</summary>
public sealed class PreemptionTests
{
    private static readonly ClusterOptions Full = new() { Nodes = [new("a") { Capacity = [("cpu", "1")] }, new("b") { Capacity = [("cpu", "1")] }] };

    [Fact]
    public void Pending_LessImportantPodsInTheWay_AreEndedAndItRuns()
    {
        var cluster = Create();
        cluster.Apply(Set("600m", "low")).OrThrow();
        Assert.True(cluster.RunUntil(static snapshot => snapshot.IsSettled(2), Objects.TenMinutes));

        var nominated = new List<string>();
        using (cluster.Subscribe(change =>
        {
            if (change is { New: Pod { Status.NominatedNodeName.Name: { Length: > 0 } node }, Key.Name: "vip" })
            {
                nominated.Add(node);
            }
        }))
        {
            cluster.Apply(Pod("vip", "600m", "high")).OrThrow();
            Assert.True(cluster.RunUntil(static snapshot => snapshot.PodOf("vip")?.Status?.Phase == PodPhase.Running, Objects.TenMinutes));
        }

        var vip = cluster.Snapshot.PodOf("vip")!;
        Assert.Equal([vip.Spec!.NodeName!.Value.Name], nominated.Distinct());
        Assert.Null(vip.Status!.NominatedNodeName);
        Assert.Contains(cluster.Snapshot.Events, static e => e is { Reason: "Preempted", Type: EventType.Normal, ReportingComponent: "default-scheduler" });
        Assert.Contains(cluster.Snapshot.Events, e => e.Reason == "Preempted" && e.Message == $"Preempted by pod {vip.Metadata.Uid} on node {vip.Spec.NodeName.Value.Name}");

        // The set makes its pod again, which has to wait: it may not take the room of the important one.
        cluster.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, cluster.Snapshot.Pods.Count(static pod => pod.Metadata.Name != "vip" && pod.Status!.Phase == PodPhase.Running));
        Assert.Equal(1, cluster.Snapshot.Events.Count(static e => e.Reason == "Preempted"));
    }

    [Fact]
    public void Victim_WhileItEnds_IsMarkedAndKeepsItsGrace()
    {
        var cluster = Create();
        cluster.Inject(new Fault.IgnoresTermination());
        cluster.Apply(Pod("a", "1", "low")).OrThrow();
        cluster.Apply(Pod("b", "1", "high")).OrThrow();
        Assert.True(cluster.RunUntilIdle());
        cluster.Apply(Pod("vip", "1", "high")).OrThrow();
        cluster.Advance(TimeSpan.FromSeconds(20));

        var victim = cluster.Snapshot.PodOf("a")!;
        Assert.NotNull(victim.Metadata.DeletionTimestamp);
        Assert.Equal("PreemptionByScheduler", PodConditions.Find(victim, PodConditionType.DisruptionTarget)!.Reason);
        Assert.Equal(victim.Spec!.NodeName, cluster.Snapshot.PodOf("vip")!.Status!.NominatedNodeName);
        Assert.NotNull(cluster.Snapshot.PodOf("b"));
        cluster.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(PodPhase.Running, cluster.Snapshot.PodOf("vip")!.Status!.Phase);
    }

    [Theory]
    [InlineData("polite")]
    [InlineData("low")]
    public void Pending_PoliteOrNoMoreImportant_Waits(string priority)
    {
        var cluster = Create();
        cluster.Apply(Set("1", "low")).OrThrow();
        Assert.True(cluster.RunUntil(static snapshot => snapshot.IsSettled(2), Objects.TenMinutes));

        cluster.Apply(Pod("vip", "1", priority)).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal(PodPhase.Pending, cluster.Snapshot.PodOf("vip")!.Status!.Phase);
        Assert.Null(cluster.Snapshot.PodOf("vip")!.Status!.NominatedNodeName);
        Assert.DoesNotContain(cluster.Snapshot.Events, static e => e.Reason == "Preempted");
    }

    [Fact]
    public void Plan_SeveralNodes_TakesWhereItHurtsLeast()
    {
        Assert.Equal("b: 1", Plan(("a", "x:5:1"), ("b", "1:1:1")));
        Assert.Equal("a: x", Plan(("a", "x:1:1"), ("b", "1:1:1")));
    }

    [Fact]
    public void Plan_OneWouldDo_SparesTheMoreImportant()
    {
        Assert.Equal("a: low", Plan(("a", "high:9:1 low:1:1 mid:5:1")));
        Assert.Null(Plan(("a", "equal:10:1")));
    }

    [Fact]
    public void Plan_ProtectedByABudget_IsTakenLast()
    {
        Assert.Equal("b: 1", Plan(("a", "protected:1:1"), ("b", "1:5:1")));
        Assert.Equal("a: protected", Plan(("a", "protected:1:1")));
    }

    /// <summary>The plan for a pod of priority 10 on nodes where as many pods have to go as leave all but one unit free: <c>name:priority:units</c>.</summary>
    private static string? Plan(params (string Node, string Pods)[] nodes)
    {
        var pods = nodes.ToDictionary(static node => node.Node, static node => node.Pods.Split(' ').Select(Read).ToList());
        var total = pods.ToDictionary(static node => node.Key, static node => node.Value.Sum(Units));
        var plan = Preemption.Plan(
            Pod("vip", "1", "high") with { Priority = 10 },
            nodes.Select(static node => new Node(node.Node)),
            node => pods[node.Metadata.Name!],
            static pod => pod.Metadata.Name == "protected",
            (node, staying) => staying.Sum(Units) < total[node.Metadata.Name!]);
        return plan is null ? null : $"{plan.Node}: {string.Join(' ', plan.Victims.Select(static pod => pod.Metadata.Name))}";

        static Pod Read(string text) => text.Split(':') is [var name, var priority, var units]
            ? new Pod(name) { Containers = [], Priority = int.Parse(priority, System.Globalization.CultureInfo.InvariantCulture), Labels = ("units", units) }
            : throw new FormatException(text);

        static int Units(Pod pod) => int.Parse(pod.Metadata.Labels!["units"]!, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Cluster Create()
    {
        var cluster = Cluster.Create(Full);
        cluster.Apply(new Scheduling.PriorityClass("low") { Value = 1 }).OrThrow();
        cluster.Apply(new Scheduling.PriorityClass("high") { Value = 1000 }).OrThrow();
        cluster.Apply(new Scheduling.PriorityClass("polite") { Value = 1000, PreemptionPolicy = PreemptionPolicy.Never }).OrThrow();
        return cluster;
    }

    private static StatefulSet Set(string cpu, string priority) => Objects.Plain(2) with { Containers = [Container(cpu)], PriorityClassName = priority };

    private static Pod Pod(string name, string cpu, string priority) => new(name) { Containers = [Container(cpu)], PriorityClassName = priority };

    private static Container Container(string cpu) => new("c", "i") { Resources = new ResourceRequirements { Requests = [("cpu", cpu)] } };
}
