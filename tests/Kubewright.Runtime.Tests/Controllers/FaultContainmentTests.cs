namespace Kubewright.Runtime.Tests;

/// <summary>A controller that throws: contained, told as an event on the object, retried with back-off; the store stays whole.</summary>
public sealed class FaultContainmentTests
{
    private static readonly ObjectKey Web = ObjectKey.Of("StatefulSet", null, "web");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Controller_ThrowsInTheMiddleOfARound_CatchesUp(int nth)
    {
        var scenario = new Scenario();
        var creates = 0;
        using var trap = scenario.Cluster.Store.Intercept(request =>
            request.Verb == WriteVerb.Create && request.Key.Kind is "Pod" or "PersistentVolumeClaim" or "ControllerRevision" && ++creates == nth
                ? throw new InvalidOperationException("a defect")
                : null);

        scenario.Apply(Objects.Web());
        scenario.RunUntil(static s => s.IsSettled(3));

        var fault = Assert.Single(scenario.Cluster.Faults);
        Assert.Equal(("statefulset-controller", Web), (fault.Controller, fault.Key));
        Assert.Contains("Warning ReconcileFault: InvalidOperationException: a defect", scenario.Events);
        Assert.Equal("web-0 web-1 web-2", scenario.PodNames);
        AssertWhole(scenario.Cluster.Store);
    }

    [Fact]
    public void Controller_ThrowsForOneSetForEver_BacksOffAndServesTheOthers()
    {
        var scenario = new Scenario();
        using var trap = scenario.Cluster.Store.Intercept(static request =>
            request is { Verb: WriteVerb.Create, Key: { Kind: "Pod", Name: "web-0" } } ? throw new InvalidOperationException("a defect") : null);
        var api = Objects.Plain();
        scenario.Apply(Objects.Plain());
        scenario.Apply(api with { Metadata = api.Metadata with { Name = "api" } });

        scenario.RunUntil(static s => s.IsSettled(3, "api"));
        scenario.Cluster.Advance(TimeSpan.FromHours(1));

        // 5 ms, doubling up to 1000 s: twenty tries in the first hour and a quarter.
        var told = Assert.Single(scenario.Now.Events, static e => e.Reason == "ReconcileFault");
        Assert.Equal(("web", EventType.Warning), (told.InvolvedObject.Name, told.Type));
        Assert.InRange(told.Count!.Value, 15, 25);
        AssertWhole(scenario.Cluster.Store);

        trap.Dispose();
        scenario.Cluster.Advance(TimeSpan.FromMinutes(30));
        Assert.True(scenario.Now.IsSettled(3));
    }

    [Fact]
    public void Controller_ThrowsWhenItHearsOfTheSet_FindsItAllTheSame()
    {
        var clock = new VirtualClock();
        var store = new Store(clock, new SeededSource(1), new StandardAdmission());
        var events = new EventRecorder(store);
        var loop = new ControlLoop(store, clock, events);
        loop.Register(new HardOfHearing(new StatefulSetController(store, clock, events)));
        store.Create(Objects.Plain(1)).OrThrow();

        loop.RunUntilIdle(TimeSpan.FromMinutes(1));

        Assert.Equal("web-0", Assert.Single(store.Snapshot.Pods).Metadata.Name);
        Assert.Equal(Web, Assert.Single(loop.Faults).Key);
        Assert.Single(store.Snapshot.Events, static e => e.Reason == "ReconcileFault");
        AssertWhole(store);
    }

    [Fact]
    public void Subscriber_Throws_TheWriteStandsAndTheOthersHear()
    {
        var store = new Store(new VirtualClock(), new SeededSource(1), new StandardAdmission());
        var heard = new List<string>();
        store.Subscribe(static _ => throw new InvalidOperationException("a defect"));
        store.Subscribe(change => heard.Add(change.Key.Name));

        Assert.Throws<InvalidOperationException>(() => store.Create(new ConfigMap(new ObjectMeta { Name = "a" })));
        Assert.Throws<InvalidOperationException>(() => store.Create(new ConfigMap(new ObjectMeta { Name = "b" })));

        Assert.Equal(["a", "b"], heard);
        AssertWhole(store);
    }

    [Fact]
    public void Write_Refused_LeavesNoTrace()
    {
        var store = new Store(new VirtualClock(), new SeededSource(1), new StandardAdmission());
        var map = store.Create(new ConfigMap(new ObjectMeta { Name = "a" })).OrThrow();
        var seen = new List<string>();
        var snapshot = store.Snapshot;
        using (store.Intercept(request =>
        {
            seen.Add($"{request.Verb} {request.Key}");
            return ApiError.Internal("broken");
        }))
        {
            Assert.Equal(500, store.Create(new ConfigMap(new ObjectMeta { Name = "b" })).Error!.Code);
            Assert.NotNull(store.Update(map with { Metadata = map.Metadata with { Labels = ("a", "b") } }).Error);
            Assert.NotNull(store.UpdateStatus(map).Error);
            Assert.NotNull(store.Delete(ObjectKey.Of(map)).Error);
        }

        Assert.Same(snapshot, store.Snapshot);
        Assert.Equal(["Create ConfigMap/default/b", "Update ConfigMap/default/a", "UpdateStatus ConfigMap/default/a", "Delete ConfigMap/default/a"], seen);
        Assert.True(store.Delete(ObjectKey.Of(map)).IsSuccess);
    }

    /// <summary>The state is what the log says: each object its last entry, each version one entry.</summary>
    private static void AssertWhole(Store store)
    {
        var log = store.EventsSince(0).ToArray();
        Assert.Equal(Enumerable.Range(1, log.Length).Select(static version => (long)version), log.Select(static change => change.Version));
        foreach (var last in log.GroupBy(static change => change.Key).Select(static changes => changes.Last()))
        {
            Assert.Equal(last.New, store.Snapshot.Find(last.Key));
        }

        Assert.Equal(store.Snapshot.Pods.Count, store.Snapshot.Pods.Count(pod => OwnerReferences.ControllerOf(pod) is { } owner && store.Snapshot.DependentsOf<Pod>(owner.Uid).Contains(pod)));
    }

    /// <summary>A controller that throws at the first set it hears of.</summary>
    private sealed class HardOfHearing(IController inner) : IController
    {
        private bool _hasThrown;

        public string Name => inner.Name;

        public void OnEvent(StoreEvent change, IWorkQueue queue)
        {
            if (change.Object is StatefulSet && !_hasThrown)
            {
                _hasThrown = true;
                throw new InvalidOperationException("a defect");
            }

            inner.OnEvent(change, queue);
        }

        public ReconcileResult Reconcile(ObjectKey key) => inner.Reconcile(key);
    }
}
