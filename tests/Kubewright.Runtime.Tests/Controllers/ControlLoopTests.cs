namespace Kubewright.Runtime.Tests;

public sealed class ControlLoopTests
{
    private static readonly ObjectKey Key = new("ConfigMap", "default", "a");

    [Fact]
    public void Add_KeyAlreadyQueued_ReconcilesOnce()
    {
        var (store, loop, clock) = Create();
        var controller = new Probe(clock, (queue, change) =>
        {
            queue.Add(change.Key);
            queue.Add(change.Key);
        });
        loop.Register(controller);

        store.Create(new ConfigMap(new ObjectMeta { Name = "a" })).OrThrow();
        loop.RunUntilIdle(TimeSpan.FromHours(1));

        Assert.Equal(["a@0"], controller.Reconciles);
    }

    [Fact]
    public void Hear_ControllerNamesItsKinds_HearsOfThoseAlone()
    {
        var (store, loop, clock) = Create();
        store.Create(new Secret(new ObjectMeta { Name = "before" })).OrThrow();
        store.Create(new ConfigMap(new ObjectMeta { Name = "before" })).OrThrow();
        var controller = new Probe(clock, static (queue, change) => queue.Add(change.Key)) { Kinds = [nameof(Secret)] };
        loop.Register(controller);

        store.Create(new ConfigMap(new ObjectMeta { Name = "after" })).OrThrow();
        store.Create(new Secret(new ObjectMeta { Name = "after" })).OrThrow();
        loop.RunUntilIdle(TimeSpan.FromHours(1));

        Assert.Equal(["before@0", "after@0"], controller.Reconciles);
        Assert.Equal([nameof(Secret), nameof(Secret)], controller.Heard);
    }

    [Fact]
    public void AddAfter_SeveralDelays_TheShortestCounts()
    {
        var (store, loop, clock) = Create();
        var controller = new Probe(clock, (queue, change) =>
        {
            queue.AddAfter(change.Key, TimeSpan.FromSeconds(5));
            queue.AddAfter(change.Key, TimeSpan.FromSeconds(2));
            queue.AddAfter(change.Key, TimeSpan.FromSeconds(9));
        });
        loop.Register(controller);

        store.Create(new ConfigMap(new ObjectMeta { Name = "a" })).OrThrow();
        loop.RunUntilIdle(TimeSpan.FromHours(1));

        Assert.Equal(["a@2"], controller.Reconciles);
    }

    [Fact]
    public void Reconcile_Failing_IsRetriedWithGrowingDelays()
    {
        var (store, loop, clock) = Create();
        var failures = 0;
        var controller = new Probe(
            clock,
            static (queue, change) => queue.Add(change.Key),
            _ => ++failures <= 4 ? ReconcileResult.Retry("not yet") : ReconcileResult.Done);
        loop.Register(controller);

        store.Create(new ConfigMap(new ObjectMeta { Name = "a" })).OrThrow();
        loop.RunUntilIdle(TimeSpan.FromHours(1));

        Assert.Equal(["a@0", "a@0.005", "a@0.015", "a@0.035", "a@0.075"], controller.Reconciles);
    }

    [Fact]
    public void Reconcile_Throwing_IsContainedRecordedAndRetried()
    {
        var (store, loop, clock) = Create();
        var calls = 0;
        loop.Register(new Probe(
            clock,
            static (queue, change) =>
            {
                if (change.Key.Kind == "ConfigMap")
                {
                    queue.Add(change.Key);
                }
            },
            _ => ++calls == 1 ? throw new InvalidOperationException("a defect") : ReconcileResult.Done));

        store.Create(new ConfigMap(new ObjectMeta { Name = "a" })).OrThrow();
        loop.RunUntilIdle(TimeSpan.FromHours(1));

        Assert.Equal(2, calls);
        Assert.Equal(("probe", Key), (Assert.Single(loop.Faults).Controller, loop.Faults[0].Key));
        Assert.Equal(
            ("ReconcileFault", "InvalidOperationException: a defect"),
            (Assert.Single(store.Snapshot.Events).Reason, store.Snapshot.Events.First().Message));
    }

    [Fact]
    public void Register_Late_HearsTheWholeLog()
    {
        var (store, loop, clock) = Create();
        store.Create(new ConfigMap(new ObjectMeta { Name = "a" })).OrThrow();
        loop.RunUntilIdle(TimeSpan.FromHours(1));
        var controller = new Probe(clock, static (queue, change) => queue.Add(change.Key));

        loop.Register(controller);
        loop.RunUntilIdle(TimeSpan.FromHours(1));

        Assert.Equal(["a@0"], controller.Reconciles);
    }

    [Fact]
    public void RunUntil_ConditionNeverHolds_StopsAtTheLimit()
    {
        var (_, loop, clock) = Create();

        Assert.False(loop.RunUntil(static _ => false, TimeSpan.FromMinutes(5)));
        Assert.Equal(VirtualClock.Epoch.AddMinutes(5), clock.GetUtcNow());
    }

    [Fact]
    public void RunUntil_FromInsideARun_Throws()
    {
        var (store, loop, clock) = Create();
        Exception? inner = null;
        loop.Register(new Probe(
            clock,
            static (queue, change) => queue.Add(change.Key),
            _ =>
            {
                inner = Record.Exception(() => loop.RunUntilIdle(TimeSpan.Zero));
                return ReconcileResult.Done;
            }));

        store.Create(new ConfigMap(new ObjectMeta { Name = "a" })).OrThrow();
        loop.RunUntilIdle(TimeSpan.FromHours(1));

        Assert.IsType<InvalidOperationException>(inner);
    }

    [Fact]
    public void BackOff_ManyKeys_SharesTenRetriesASecond()
    {
        var clock = new VirtualClock();
        var backOff = new BackOff(clock);
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(TimeSpan.FromMilliseconds(5), backOff.Next(new ObjectKey("Pod", "default", $"p{i}")));
        }

        Assert.Equal(TimeSpan.FromMilliseconds(100), backOff.Next(new ObjectKey("Pod", "default", "p100")));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(TimeSpan.FromMilliseconds(10), backOff.Next(new ObjectKey("Pod", "default", "p0")));
    }

    [Fact]
    public void BackOff_OneKeyFailingForLong_WaitsAThousandSecondsAtMost()
    {
        var clock = new VirtualClock();
        var backOff = new BackOff(clock);
        var longest = TimeSpan.Zero;
        for (var i = 0; i < 40; i++)
        {
            longest = backOff.Next(Key);
            clock.Advance(longest);
        }

        Assert.Equal(TimeSpan.FromSeconds(1000), longest);
        backOff.Reset(Key);
        Assert.Equal(TimeSpan.FromMilliseconds(5), backOff.Next(Key));
    }

    private static (Store Store, ControlLoop Loop, VirtualClock Clock) Create()
    {
        var clock = new VirtualClock();
        var store = new Store(clock, new SeededSource(1), new StandardAdmission());
        return (store, new ControlLoop(store, clock, new EventRecorder(store)), clock);
    }

    /// <summary>Notes when which key was reconciled.</summary>
    private sealed class Probe(TimeProvider clock, Action<IWorkQueue, StoreEvent> onEvent, Func<ObjectKey, ReconcileResult>? reconcile = null) : IController
    {
        public List<string> Reconciles { get; } = [];

        public List<string> Heard { get; } = [];

        public string Name => "probe";

        public IReadOnlyCollection<string>? Kinds { get; init; }

        public void OnEvent(StoreEvent change, IWorkQueue queue)
        {
            Heard.Add(change.Key.Kind);
            onEvent(queue, change);
        }

        public ReconcileResult Reconcile(ObjectKey key)
        {
            var seconds = (clock.GetUtcNow() - VirtualClock.Epoch).TotalSeconds;
            Reconciles.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{key.Name}@{seconds}"));
            return reconcile?.Invoke(key) ?? ReconcileResult.Done;
        }
    }
}
