namespace Kubewright.Runtime.Tests;

public sealed class StoreTests
{
    private readonly VirtualClock _clock = new();
    private readonly Store _store;

    public StoreTests() => _store = new Store(_clock, new SeededSource(1), new StandardAdmission());

    [Fact]
    public void Create_Set_StampsMetadataAndDropsStatus()
    {
        var created = _store.Create(Objects.Plain() with { Status = new StatefulSetStatus { Replicas = 9 } }).OrThrow();

        Assert.Equal(("default", 1L, "1", VirtualClock.Epoch), (created.Metadata.Namespace, created.Metadata.Generation, created.Metadata.ResourceVersion, created.Metadata.CreationTimestamp));
        Assert.NotNull(created.Metadata.Uid);
        Assert.Null(created.Status);
        Assert.Same(created, _store.Snapshot.SetOf());
    }

    [Fact]
    public void Create_NameTaken_IsAlreadyExists()
    {
        _store.Create(Objects.Plain()).OrThrow();

        var error = _store.Create(Objects.Plain()).Error!;

        Assert.Equal((409, StatusReason.AlreadyExists, "statefulsets.apps \"web\" already exists"), (error.Code, error.Reason, error.Message));
    }

    [Fact]
    public void Create_GenerateName_MakesAName()
    {
        var created = _store.Create(new ConfigMap(new ObjectMeta { GenerateName = "settings-" })).OrThrow();

        Assert.Matches("^settings-[a-z0-9]{5}$", created.Metadata.Name);
    }

    [Fact]
    public void Update_Unknown_IsNotFound()
    {
        var error = _store.Update(Objects.Plain()).Error!;

        Assert.Equal((404, "statefulsets.apps \"web\" not found"), (error.Code, error.Message));
    }

    [Fact]
    public void Update_StaleResourceVersion_IsAConflict()
    {
        var stale = _store.Create(Objects.Plain()).OrThrow();
        _store.Update(stale with { Spec = stale.Spec! with { Replicas = 5 } }).OrThrow();

        var error = _store.Update(stale with { Spec = stale.Spec! with { Replicas = 6 } }).Error!;

        Assert.Equal(409, error.Code);
        Assert.Equal(
            "Operation cannot be fulfilled on statefulsets.apps \"web\": the object has been modified; please apply your changes to the latest version and try again",
            error.Message);
    }

    [Fact]
    public void Update_Spec_RaisesGenerationButLabelsAndStatusDoNot()
    {
        var set = _store.Create(Objects.Plain()).OrThrow();

        set = _store.Update(set with { Spec = set.Spec! with { Replicas = 5 } }).OrThrow();
        Assert.Equal(2, set.Metadata.Generation);
        set = _store.Update(set with { Metadata = set.Metadata with { Labels = ("a", "b") } }).OrThrow();
        Assert.Equal(2, set.Metadata.Generation);
        set = _store.UpdateStatus(set with { Spec = set.Spec! with { Replicas = 9 }, Status = new StatefulSetStatus { Replicas = 1 } }).OrThrow();
        Assert.Equal((2L, 5, 1), (set.Metadata.Generation, set.Spec!.Replicas, set.Status!.Replicas));
        set = _store.Update(set with { Status = null }).OrThrow();
        Assert.Equal(1, set.Status!.Replicas);
    }

    [Fact]
    public void Update_Nothing_WritesNothing()
    {
        var set = _store.Create(Objects.Plain()).OrThrow();

        var same = _store.Update(Objects.Plain()).OrThrow();

        Assert.Same(set, same);
        Assert.Equal(1, _store.Snapshot.Version);
    }

    [Fact]
    public void Delete_WithFinalizer_WaitsUntilItIsRemoved()
    {
        var set = Objects.Plain();
        _store.Create(set with { Metadata = set.Metadata with { Finalizers = ["example.com/hold"] } }).OrThrow();
        var key = ObjectKey.Of(set);

        var deleting = (StatefulSet)_store.Delete(key).OrThrow();
        Assert.Equal((VirtualClock.Epoch, 2L), (deleting.Metadata.DeletionTimestamp, deleting.Metadata.Generation));
        Assert.NotNull(_store.Snapshot.Find(key));

        _store.Update(deleting with { Metadata = deleting.Metadata with { Finalizers = null } }).OrThrow();
        Assert.Null(_store.Snapshot.Find(key));
        Assert.Equal(StoreEventType.Deleted, _store.EventsSince(0).Span[^1].Type);
    }

    [Fact]
    public void EventsSince_MoreChangesThanHistory_RemembersTheLatest()
    {
        var store = new Store(_clock, new SeededSource(1), new StandardAdmission(), history: 10);
        for (var i = 0; i < 100; i++)
        {
            store.Create(new ConfigMap(new ObjectMeta { Name = $"settings-{i}" })).OrThrow();
        }

        Assert.False(store.HasEventsSince(0));
        Assert.True(store.HasEventsSince(90));
        Assert.True(store.HasEventsSince(100));
        Assert.False(store.HasEventsSince(101));
        Assert.Equal(Enumerable.Range(91, 10).Select(static i => (long)i), store.EventsSince(90).ToArray().Select(static change => change.Version));
        Assert.InRange(store.EventsSince(0).Length, 10, 20);
    }

    [Fact]
    public void Register_BeginningOfTheLogForgotten_ControllerHearsEveryObjectOnce()
    {
        var cluster = Cluster.Create(new ClusterOptions { History = 5 });
        for (var i = 0; i < 50; i++)
        {
            cluster.Apply(new ConfigMap(new ObjectMeta { Name = $"settings-{i}" }) { Data = Map<string>.Empty.With("round", "1") }).OrThrow();
            cluster.Apply(new ConfigMap(new ObjectMeta { Name = $"settings-{i}" }) { Data = Map<string>.Empty.With("round", "2") }).OrThrow();
        }

        var heard = new Listener();
        cluster.Register(heard);
        cluster.RunUntilIdle();

        Assert.Equal(50, heard.Keys.Count(static key => key.Kind == "ConfigMap"));
        Assert.Equal(heard.Keys.Count, heard.Keys.Distinct().Count());
    }

    [Fact]
    public void EventRecorder_TooManyEvents_ForgetsTheOldest()
    {
        var events = new EventRecorder(_store);
        var set = _store.Create(Objects.Plain()).OrThrow();
        for (var i = 0; i < EventRecorder.MostEvents + 5; i++)
        {
            events.Normal("test", set, "Counted", $"number {i}");
        }

        Assert.Equal(EventRecorder.MostEvents, _store.Snapshot.Events.Count);
        Assert.DoesNotContain(_store.Snapshot.Events, static e => e.Message == "number 4");
        Assert.Contains(_store.Snapshot.Events, static e => e.Message == "number 5");
    }

    [Fact]
    public void EventRecorder_AfterAnHour_ForgetsWhatWasNotSeenAgain()
    {
        var events = new EventRecorder(_store);
        var set = _store.Create(Objects.Plain()).OrThrow();
        events.Normal("test", set, "Once", "said once");
        events.Normal("test", set, "Often", "said often");
        _clock.Advance(TimeSpan.FromMinutes(40));
        events.Normal("test", set, "Often", "said often");
        _clock.Advance(TimeSpan.FromMinutes(20));
        events.Normal("test", set, "Now", "said now");

        Assert.Equal([("Often", 2), ("Now", 1)], _store.Snapshot.Events.OrderBy(static e => e.Metadata.Name, StringComparer.Ordinal).Select(static e => (e.Reason, e.Count ?? 0)));
    }

    [Fact]
    public void EventRecorder_OverAStoreThatWasKept_GoesOnWithItsEvents()
    {
        var set = _store.Create(Objects.Plain()).OrThrow();
        new EventRecorder(_store).Normal("test", set, "Often", "said often");
        new EventRecorder(_store).Normal("test", set, "Often", "said often");

        Assert.Equal(2, Assert.Single(_store.Snapshot.Events).Count);
    }

    [Fact]
    public void EventRecorder_InOneSecond_NamesEventsInOrder()
    {
        var events = new EventRecorder(_store);
        var set = _store.Create(Objects.Plain()).OrThrow();
        for (var i = 0; i < 20; i++)
        {
            events.Normal("test", set, "Counted", $"number {i}");
        }

        var named = _store.Snapshot.Events.OrderBy(static e => e.Metadata.Name, StringComparer.Ordinal).ToList();
        Assert.Equal(Enumerable.Range(0, 20).Select(static i => $"number {i}"), named.Select(static e => e.Message));
        Assert.All(named, e => Assert.Matches($"^{set.Metadata.Name}\\.[0-9a-f]{{16}}$", e.Metadata.Name));
    }

    [Theory]
    [InlineData(null, null, 30L)]
    [InlineData(60L, null, 60L)]
    [InlineData(60L, 5L, 5L)]
    [InlineData(60L, -1L, 1L)]
    public void Delete_PodOnANode_IsGivenItsGrace(long? own, long? asked, long grace)
    {
        var key = CreatePod(own, "node-1");

        var pod = (Pod)_store.Delete(key, new DeleteOptions { GracePeriodSeconds = asked }).OrThrow();

        Assert.Equal(grace, pod.Metadata.DeletionGracePeriodSeconds?.Seconds);
        Assert.Equal(VirtualClock.Epoch.AddSeconds(grace), pod.Metadata.DeletionTimestamp);
        Assert.NotNull(_store.Snapshot.Find(key));
    }

    [Fact]
    public void Delete_PodAgain_OnlyShortensTheGrace()
    {
        var key = CreatePod(30, "node-1");
        _store.Delete(key).OrThrow();
        var version = _store.Snapshot.Version;

        _store.Delete(key, new DeleteOptions { GracePeriodSeconds = 60 }).OrThrow();
        Assert.Equal(version, _store.Snapshot.Version);
        var shorter = _store.Delete(key, new DeleteOptions { GracePeriodSeconds = 10 }).OrThrow();
        Assert.Equal(VirtualClock.Epoch.AddSeconds(10), shorter.Metadata.DeletionTimestamp);
        _store.Delete(key, new DeleteOptions { GracePeriodSeconds = 0 }).OrThrow();
        Assert.Null(_store.Snapshot.Find(key));
    }

    [Fact]
    public void Delete_AgainWithoutAPolicy_KeepsTheEarlierOne()
    {
        var key = ObjectKey.Of(_store.Create(Objects.Plain()).OrThrow());
        _store.Delete(key, new DeleteOptions { Propagation = PropagationPolicy.Foreground }).OrThrow();

        _store.Delete(key).OrThrow();
        Assert.Equal(["foregroundDeletion"], _store.Snapshot.SetOf().Metadata.Finalizers!);

        _store.Delete(key, new DeleteOptions { Propagation = PropagationPolicy.Background }).OrThrow();
        Assert.Empty(_store.Snapshot.StatefulSets);
    }

    [Fact]
    public void Delete_PodWithoutNode_IsGoneAtOnce()
    {
        var key = CreatePod(30, null);

        _store.Delete(key).OrThrow();

        Assert.Null(_store.Snapshot.Find(key));
    }

    [Fact]
    public void Delete_OtherUid_IsAConflict()
    {
        var key = CreatePod(30, "node-1");

        var error = _store.Delete(key, new DeleteOptions { PreconditionUid = "another" }).Error!;

        Assert.Equal(StatusReason.Conflict, error.Reason);
        Assert.NotNull(_store.Snapshot.Find(key));
    }

    [Fact]
    public void Subscribe_WriteFromASubscriber_KeepsTheOrder()
    {
        var heard = new List<long>();
        _store.Subscribe(change =>
        {
            if (change.Version == 1)
            {
                _store.Create(new ConfigMap(new ObjectMeta { Name = "second" })).OrThrow();
            }
        });
        _store.Subscribe(change => heard.Add(change.Version));

        _store.Create(new ConfigMap(new ObjectMeta { Name = "first" })).OrThrow();

        Assert.Equal([1, 2], heard);
    }

    [Fact]
    public void Snapshot_TakenBefore_StaysAsItWas()
    {
        _store.Create(new ConfigMap(new ObjectMeta { Name = "a" })).OrThrow();
        var before = _store.Snapshot;

        _store.Delete(ObjectKey.Of("ConfigMap", null, "a")).OrThrow();

        Assert.Single(before.ConfigMaps);
        Assert.Empty(_store.Snapshot.ConfigMaps);
    }

    [Fact]
    public void Snapshot_Objects_AreOrderedByNamespaceAndName()
    {
        foreach (var (ns, name) in new[] { ("b", "a"), ("a", "b"), ("a", "B"), ("a", "a") })
        {
            _store.Create(new ConfigMap(new ObjectMeta { Namespace = ns, Name = name.ToLowerInvariant() + (name == "B" ? "-1" : "") })).OrThrow();
        }

        Assert.Equal(["a/a", "a/b", "a/b-1", "b/a"], _store.Snapshot.ConfigMaps.Select(c => $"{c.Metadata.Namespace}/{c.Metadata.Name}"));
    }

    [Fact]
    public void Index_ObjectChanges_FollowsIt()
    {
        var key = CreatePod(30, "node-1");
        var pod = (Pod)_store.Snapshot.Find(key)!;
        _store.Update(pod with { Metadata = pod.Metadata with { OwnerReferences = [Owner("one")] } }).OrThrow();
        pod = (Pod)_store.Snapshot.Find(key)!;
        _store.Update(pod with { Metadata = pod.Metadata with { OwnerReferences = [Owner("two")] } }).OrThrow();

        Assert.Empty(_store.Snapshot.DependentsOf<Pod>("one"));
        Assert.Single(_store.Snapshot.DependentsOf<Pod>("two"));
        Assert.Single(_store.Snapshot.ByIndex<Pod>(SnapshotIndex.PodsByNode, "node-1"));
        _store.Delete(key, new DeleteOptions { GracePeriodSeconds = 0 }).OrThrow();
        Assert.Empty(_store.Snapshot.ByIndex<Pod>(SnapshotIndex.PodsByNode, "node-1"));
    }

    private static OwnerReference Owner(string uid) => new() { ApiVersion = "v1", Kind = "ConfigMap", Name = "owner", Uid = uid };

    private ObjectKey CreatePod(long? grace, string? node)
    {
        var pod = new Pod(
            new ObjectMeta { Name = "p" },
            new PodSpec
            {
                Containers = [new Container("main", "app:1")],
                NodeName = node is null ? (Ref<Node>?)null : node,
                TerminationGracePeriodSeconds = grace,
            });
        return ObjectKey.Of(_store.Create(pod).OrThrow());
    }

    /// <summary>Keeps what it hears.</summary>
    private sealed class Listener : IController
    {
        public List<ObjectKey> Keys { get; } = [];

        public string Name => "listener";

        public void OnEvent(StoreEvent change, IWorkQueue queue) => Keys.Add(change.Key);

        public ReconcileResult Reconcile(ObjectKey key) => ReconcileResult.Done;
    }
}
