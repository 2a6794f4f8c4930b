namespace Kubewright.Testing.Tests;

/// <summary>Each invariant notices what it is there for, and is silent about a cluster in order.</summary>
public sealed class InvariantTests
{
    private const string Controller = "statefulset-controller";

    public static TheoryData<string> Names => [.. StatefulSetInvariants.All.Select(static invariant => invariant.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Invariant_OfAClusterInOrder_Holds(string name)
    {
        using var cluster = SimulatedCluster.Start();
        using var watch = new InvariantWatch(cluster.Cluster, StatefulSetInvariants.All.Where(invariant => invariant.Name == name));

        cluster.Apply(Web.Nginx, Web.Set).RunUntilReady().Scale("web", 1).RunUntilIdle();
        watch.CheckAtRest();

        Assert.Null(watch.Violation);
    }

    [Fact]
    public void CreationOrder_PodAboveAMissingOne_IsBroken() => Broken(
        StatefulSetInvariants.CreationOrder,
        "web-2 was created before web-1 was available",
        static cluster => Created(cluster, 2, gone: "web-1"));

    [Fact]
    public void Range_PodOutsideTheRange_IsBroken() => Broken(
        StatefulSetInvariants.Range,
        "web-7 was created outside the set's range",
        static cluster => Created(cluster, 7));

    [Fact]
    public void Range_SettledSetWithAPodTooMany_IsBroken() => Broken(
        StatefulSetInvariants.Range,
        "web has the ordinals 0, 1, 2, 5 instead of 0, 1, 2",
        static cluster =>
        {
            Store(cluster, Renamed(cluster, 5));
            return new InvariantContext { Snapshot = cluster.Snapshot, Now = cluster.Now };
        });

    [Fact]
    public void Claims_PodWithoutItsClaim_IsBroken() => Broken(
        StatefulSetInvariants.Claims,
        "web-5 mounts www-web-0 instead of www-web-5",
        static cluster => Created(cluster, 5));

    [Fact]
    public void Status_MorePodsReadyThanThereAre_IsBroken() => Broken(
        StatefulSetInvariants.Status,
        "web has 3 pods, 4 of them ready and 3 available",
        static cluster => StatusOf(cluster, static status => status with { ReadyReplicas = 4 }));

    [Fact]
    public void Status_SettledAtARevisionThatNoPodHas_IsBroken() => Broken(
        StatefulSetInvariants.Status,
        "web-0 is not of the revision web-other",
        static cluster => StatusOf(cluster, static status => status with { CurrentRevision = "web-other", UpdateRevision = "web-other" }));

    [Fact]
    public void History_MoreThanItsLimit_IsBroken() => Broken(
        StatefulSetInvariants.History,
        "web keeps 11 revisions that are not in use, 10 are allowed",
        static cluster =>
        {
            var revision = cluster.Snapshot.ControllerRevisions.First();
            for (var i = 0; i < 11; i++)
            {
                Store(cluster, revision with { Metadata = revision.Metadata with { Name = $"web-old{i}" } });
            }

            return new InvariantContext { Snapshot = cluster.Snapshot, Now = cluster.Now };
        });

    [Fact]
    public void Deletion_OfAPodInOrder_IsBroken() => Broken(
        StatefulSetInvariants.Deletion,
        "web-1 was deleted without a reason",
        static cluster => Deleted(cluster, cluster.Pod("web-1"), Controller));

    [Fact]
    public void Deletion_BelowAnOutdatedPod_IsBroken() => Broken(
        StatefulSetInvariants.Deletion,
        "web-1 was updated before web-2, which is outdated too",
        static cluster => Deleted(Outdated(cluster), cluster.Pod("web-1"), Controller));

    [Fact]
    public void Deletion_BeyondTheBudget_IsBroken() => Broken(
        StatefulSetInvariants.Deletion,
        "web-2 was updated although that makes web-0, web-2 unavailable, of which maxUnavailable allows 1",
        static cluster =>
        {
            Outdated(cluster.MakeUnready("web-0").RunUntil(static now => now.StatefulSets.First().Status!.ReadyReplicas == 2)).Kill("web-2");
            return Deleted(cluster, cluster.Pod("web-2"), Controller);
        });

    [Fact]
    public void Deletion_OneByOneBeforeTheOneAboveIsBack_IsBroken() => Broken(
        StatefulSetInvariants.Deletion,
        "web-1 was updated before web-2 was back",
        static cluster =>
        {
            Outdated(cluster.MakeUnready("web-2").RunUntil(static now => now.StatefulSets.First().Status!.ReadyReplicas == 2));
            return Deleted(cluster, cluster.Pod("web-1"), Controller) with { Features = KubernetesFeatures.Of(new(1, 36)) };
        });

    [Fact]
    public void Deletion_ByAUser_IsTheirs() =>
        Assert.Null(StatefulSetInvariants.Deletion.Check(Deleted(Ready(), Ready().Pod("web-1"), actor: null)));

    [Fact]
    public void ClaimRetention_ClaimThatNobodyOwns_IsBroken() => Broken(
        StatefulSetInvariants.ClaimRetention,
        "the claim www-web-0 was deleted by the garbage-collector",
        static cluster => Deleted(cluster, cluster.Claim("www-web-0"), "garbage-collector"));

    [Fact]
    public void ClaimRetention_NamespaceThatStays_IsBroken() => Broken(
        StatefulSetInvariants.ClaimRetention,
        "the claim www-web-0 was deleted by the namespace-controller",
        static cluster => Deleted(cluster, cluster.Claim("www-web-0"), "namespace-controller"));

    [Fact]
    public void ClaimRetention_NamespaceThatGoes_TakesTheClaimAlong()
    {
        using var cluster = SimulatedCluster.Start();
        using var watch = new InvariantWatch(cluster.Cluster, StatefulSetInvariants.All);
        cluster.Apply(Web.Set with { Metadata = Web.Set.Metadata with { Namespace = "shop" } }).RunUntilReady();

        cluster.Delete<Namespace>("shop").RunUntilIdle();

        Assert.Empty(cluster.Claims);
        Assert.Null(watch.Violation);
    }

    private static void Broken(Invariant invariant, string expected, Func<SimulatedCluster, InvariantContext> arrange)
    {
        using var cluster = Ready();

        Assert.Equal(expected, invariant.Check(arrange(cluster)));
    }

    private static SimulatedCluster Ready() => SimulatedCluster.Start().Apply(Web.Nginx, Web.Set).RunUntilReady();

    /// <summary>Gives the set a new template, on which nothing has been done yet.</summary>
    private static SimulatedCluster Outdated(SimulatedCluster cluster) =>
        cluster.Patch<StatefulSet>("web", static set => set with { Containers = [set.Containers[0] with { Image = "nginx:2" }] });

    /// <summary>As if the controller had just created that pod.</summary>
    private static InvariantContext Created(SimulatedCluster cluster, int ordinal, string? gone = null)
    {
        if (gone is not null)
        {
            cluster.ForceDelete(gone);
        }

        var pod = Renamed(cluster, ordinal);
        return new InvariantContext
        {
            Snapshot = cluster.Snapshot,
            Now = cluster.Now,
            Change = new StoreEvent(StoreEventType.Added, ObjectKey.Of(pod), null, pod, cluster.Snapshot.Version, cluster.Now),
            Actor = Controller,
        };
    }

    private static InvariantContext Deleted(SimulatedCluster cluster, IKubernetesObject obj, string? actor) => new()
    {
        Snapshot = cluster.Snapshot,
        Now = cluster.Now,
        Change = new StoreEvent(StoreEventType.Deleted, ObjectKey.Of(obj), obj, null, cluster.Snapshot.Version, cluster.Now),
        Actor = actor,
        StartsDeletion = true,
    };

    private static InvariantContext StatusOf(SimulatedCluster cluster, Func<StatefulSetStatus, StatefulSetStatus> change)
    {
        var set = cluster.StatefulSet("web");
        var changed = set with { Status = change(set.Status!) };
        return new InvariantContext
        {
            Snapshot = cluster.Snapshot,
            Now = cluster.Now,
            Change = new StoreEvent(StoreEventType.Modified, ObjectKey.Of(set), set, changed, cluster.Snapshot.Version, cluster.Now),
            Actor = Controller,
        };
    }

    private static Pod Renamed(SimulatedCluster cluster, int ordinal)
    {
        var pod = cluster.Pod("web-0");
        return pod with { Metadata = pod.Metadata with { Name = $"web-{ordinal}" } };
    }

    private static void Store(SimulatedCluster cluster, IKubernetesObject obj) => Assert.True(cluster.Cluster.Store.Create(obj).IsSuccess);
}
