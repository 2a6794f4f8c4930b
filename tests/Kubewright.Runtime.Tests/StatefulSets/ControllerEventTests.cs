namespace Kubewright.Runtime.Tests;

/// <summary>Which set a change concerns: S-06 to S-12, H-01.</summary>
/// <remarks>
/// Kubernetes enqueues every set whose selector an orphan matches. Only the set whose name the orphan carries can take it
/// (SS-209), so here only that one hears of it.
/// </remarks>
public sealed class ControllerEventTests
{
    [Fact]
    public void S06_SetBeingDeleted_AdoptsNeitherPodNorRevision()
    {
        var rounds = Rounds.Settled(Objects.Plain(2) with { Metadata = new ObjectMeta { Name = "web", Finalizers = ["example.com/hold"] } });
        rounds.AsUser(() =>
        {
            foreach (var obj in rounds.Now.Pods.Concat<IKubernetesObject>(rounds.Now.ControllerRevisions).ToList())
            {
                rounds.Store.Update(obj.WithMetadata(obj.Metadata with { OwnerReferences = null })).OrThrow();
            }

            rounds.Store.Delete(ObjectKey.Of(rounds.Set)).OrThrow();
            rounds.Store.Delete(ObjectKey.Of("Pod", null, "web-1")).OrThrow();
        });

        Assert.Null(rounds.Round());

        Assert.Equal("web-0", rounds.PodNames);
        Assert.All(rounds.Now.Pods, static pod => Assert.Null(pod.Metadata.OwnerReferences));
        Assert.All(rounds.Now.ControllerRevisions, static revision => Assert.Null(revision.Metadata.OwnerReferences));
    }

    [Fact]
    public void S07_PodOfASet_ConcernsIt() => Assert.Equal("web", After(static _ => { }, static rounds => Make(rounds, "web-0", owner: "web")));

    [Fact]
    public void S08_Orphan_ConcernsTheSetWhoseNameItCarries()
    {
        Assert.Equal("web", After(static _ => { }, static rounds => Make(rounds, "web-0")));
        Assert.Equal("", After(static _ => { }, static rounds => Make(rounds, "web-0", labels: ("app", "other"))));
        Assert.Equal("", After(static _ => { }, static rounds => Make(rounds, "stranger-0")));
    }

    [Fact]
    public void S09_PodOfAnUnknownOwner_ConcernsNobody() =>
        Assert.Equal("", After(static _ => { }, static rounds => Make(rounds, "web-0", owner: "unknown")));

    [Fact]
    public void S10_PodUpdate_ConcernsItsOwnersOldAndNew()
    {
        // A change of an owned pod; of one that an unknown owner has; a change that changes nothing.
        Assert.Equal("web", After(static rounds => Make(rounds, "web-0", owner: "web"), static rounds => Edit(rounds, "web-0", static m => m with { Annotations = ("a", "b") })));
        Assert.Equal("", After(static rounds => Make(rounds, "web-0", owner: "unknown"), static rounds => Edit(rounds, "web-0", static m => m with { Annotations = ("a", "b") })));
        Assert.Equal("", After(static rounds => Make(rounds, "web-0", owner: "web"), static rounds => Edit(rounds, "web-0", static m => m)));

        // An orphan that comes to match; one that changes hands; one that is let go.
        Assert.Equal("web", After(static rounds => Make(rounds, "web-0", labels: ("app", "other")), static rounds => Edit(rounds, "web-0", static m => m with { Labels = ("app", "nginx") })));
        Assert.Equal("api web", After(static rounds => Make(rounds, "web-0", owner: "web"), static rounds => Edit(rounds, "web-0", m => m with { OwnerReferences = [OwnerOf(rounds, "api")] })));
        Assert.Equal("web", After(static rounds => Make(rounds, "web-0", owner: "web"), static rounds => Edit(rounds, "web-0", static m => m with { OwnerReferences = null })));
    }

    [Fact]
    public void S11_PodDeletion_ConcernsItsOwner()
    {
        Assert.Equal("web", After(static rounds => Make(rounds, "web-0", owner: "web"), static rounds => rounds.Store.Delete(ObjectKey.Of("Pod", null, "web-0")).OrThrow()));
        Assert.Equal("", After(static rounds => Make(rounds, "web-0"), static rounds => rounds.Store.Delete(ObjectKey.Of("Pod", null, "web-0")).OrThrow()));
    }

    [Fact]
    public void S12_SetsWithOneSelector_EachHearsOfItsOwnName() =>
        Assert.Equal("api web", After(static _ => { }, static rounds =>
        {
            Make(rounds, "web-3");
            Make(rounds, "api-3");
        }));

    [Fact]
    public void Claims_AndNodes_ConcernNobody() =>
        Assert.Equal("", After(static _ => { }, static rounds =>
        {
            rounds.Store.Create(new PersistentVolumeClaim(
                new ObjectMeta { Name = "www-web-0" },
                new PersistentVolumeClaimSpec { AccessModes = [AccessMode.ReadWriteOnce], Resources = new VolumeResourceRequirements { Requests = [new("storage", "1Gi")] } })).OrThrow();
            rounds.Store.Create(new Node(new ObjectMeta { Name = "node" })).OrThrow();
        }));

    [Fact]
    public void H01_History_IsTheSetsOwnRevisionsAndItsOrphans()
    {
        var rounds = Rounds.Settled(Objects.Plain(1));
        var own = rounds.Now.ControllerRevisions.Single();
        rounds.AsUser(() =>
        {
            rounds.Store.Create(own with
            {
                Metadata = new ObjectMeta { Name = "web-of-another", Labels = ("app", "nginx"), OwnerReferences = [OwnerReferences.Controller(rounds.Set) with { Uid = "another" }] },
                Revision = 7,
            }).OrThrow();
            rounds.Store.Create(own with { Metadata = new ObjectMeta { Name = "web-orphan", Labels = ("app", "nginx") }, Revision = 5 }).OrThrow();
            rounds.Store.Create(own with { Metadata = new ObjectMeta { Name = "web-unlike", Labels = ("app", "other") }, Revision = 6 }).OrThrow();
        });
        rounds.Change(static set => set with { Containers = [set.Containers[0] with { Image = "nginx:2" }] });

        Assert.Null(rounds.Drive());

        Assert.Equal(
            ["1", "5", "6 orphan", "6", "7 orphan"],
            rounds.Now.ControllerRevisions
                .OrderBy(static revision => revision.Revision)
                .ThenBy(static revision => revision.Metadata.Name == "web-unlike" ? 0 : 1)
                .Select(revision => OwnerReferences.IsControlledBy(revision, rounds.Set) ? $"{revision.Revision}" : $"{revision.Revision} orphan"));
    }

    /// <summary>The sets that are enqueued by <paramref name="act"/> after <paramref name="arrange"/>, with two sets of one selector.</summary>
    private static string After(Action<Rounds> arrange, Action<Rounds> act)
    {
        var rounds = new Rounds();
        var api = Objects.Plain(0);
        rounds.AsUser(() =>
        {
            rounds.Store.Create(Objects.Plain(0)).OrThrow();
            rounds.Store.Create(api with { Metadata = api.Metadata with { Name = "api" } }).OrThrow();
            arrange(rounds);
        });
        rounds.Hear();
        rounds.Enqueued.Clear();

        rounds.AsUser(() => act(rounds));
        rounds.Hear();

        return string.Join(' ', rounds.Enqueued.Distinct().Order(StringComparer.Ordinal));
    }

    private static OwnerReference OwnerOf(Rounds rounds, string set) => rounds.Now.Find<StatefulSet>(set) is { } found
        ? OwnerReferences.Controller(found)
        : new OwnerReference { ApiVersion = "apps/v1", Kind = "StatefulSet", Name = set, Uid = "unknown", Controller = true };

    private static void Make(Rounds rounds, string name, string? owner = null, Labels? labels = null) => rounds.Store.Create(new Pod(
        new ObjectMeta { Name = name, Labels = labels ?? ("app", "nginx"), OwnerReferences = owner is null ? null : [OwnerOf(rounds, owner)] },
        new PodSpec { Containers = [new Container("nginx", "nginx:1")] })).OrThrow();

    private static void Edit(Rounds rounds, string name, Func<ObjectMeta, ObjectMeta> edit)
    {
        var pod = rounds.Now.PodOf(name)!;
        rounds.Store.Update(pod with { Metadata = edit(pod.Metadata) }).OrThrow();
    }
}
