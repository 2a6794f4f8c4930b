namespace Kubewright.Runtime.Tests;

public sealed class InterleavingTests
{
    private static readonly string[] Names = ["a", "b", "c"];

    [Fact]
    public void Order_WithoutAChoice_IsThatOfArrival() => Assert.Equal(["a", "b", "c"], Order(null));

    [Fact]
    public void Order_LastChosen_IsReversed() => Assert.Equal(["c", "b", "a"], Order(static count => count - 1));

    [Fact]
    public void Order_ChoiceBeyondTheLast_IsTheLast() => Assert.Equal(["c", "b", "a"], Order(static _ => 99));

    [Fact]
    public void Choice_IsAskedOnlyWhenThereIsOne()
    {
        var asked = new List<int>();

        Order(count =>
        {
            asked.Add(count);
            return 0;
        });

        Assert.Equal([3, 2], asked);
    }

    [Fact]
    public void Choice_LeavesWhatIsDueLaterForLater()
    {
        var controller = new Recorder();
        var loop = Loop(controller, static count => count - 1);
        controller.Queue!.AddAfter(ObjectKey.Of("Pod", null, "later"), TimeSpan.FromSeconds(1));
        controller.Queue.Add(ObjectKey.Of("Pod", null, "now"));

        loop.RunUntilIdle(TimeSpan.FromMinutes(1));

        Assert.Equal(["now", "later"], controller.Order);
    }

    [Fact]
    public void ActiveController_IsWhoMakesTheChange()
    {
        var cluster = Cluster.Create();
        var actors = new List<(string Kind, string? Actor)>();
        using var subscription = cluster.Subscribe(change => actors.Add((change.Key.Kind, cluster.ActiveController)));

        cluster.Apply(Objects.Web(1)).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal(("StatefulSet", null), actors[0]);
        Assert.Contains(("Pod", "statefulset-controller"), actors);
        Assert.Contains(("Pod", "kubelet"), actors);
        Assert.Null(cluster.ActiveController);
    }

    private static List<string> Order(Func<int, int>? choose)
    {
        var controller = new Recorder();
        var loop = Loop(controller, choose);
        foreach (var name in Names)
        {
            controller.Queue!.Add(ObjectKey.Of("Pod", null, name));
        }

        loop.RunUntilIdle(TimeSpan.FromMinutes(1));
        return controller.Order;
    }

    private static ControlLoop Loop(Recorder controller, Func<int, int>? choose)
    {
        var clock = new VirtualClock();
        var store = new Store(clock, new SeededSource(1), new StandardAdmission());
        var loop = new ControlLoop(store, clock, new EventRecorder(store)) { Interleaving = choose };
        loop.Register(controller);
        store.Create(new Namespace(new ObjectMeta { Name = "default" })).OrThrow();
        loop.RunUntilIdle(TimeSpan.Zero);
        return loop;
    }

    /// <summary>Gives its queue to the test and notes what it reconciles.</summary>
    private sealed class Recorder : IController
    {
        public string Name => "recorder";

        public IWorkQueue? Queue { get; private set; }

        public List<string> Order { get; } = [];

        public void OnEvent(StoreEvent change, IWorkQueue queue) => Queue = queue;

        public ReconcileResult Reconcile(ObjectKey key)
        {
            Order.Add(key.Name);
            return ReconcileResult.Done;
        }
    }
}
