namespace Kubewright.Runtime.Tests;

/// <summary>
/// The StatefulSet controller alone over a store, one round at a time, as its own unit tests drive it: the test plays the
/// kubelet. The invariants are held against every change.
/// </summary>
internal sealed class Rounds : IWorkQueue
{
    private readonly VirtualClock _clock = new();
    private readonly StatefulSetController _controller;
    private readonly Invariants _invariants;
    private long _heard;

    public Rounds(KubernetesFeatures? features = null)
    {
        features ??= KubernetesFeatures.Default;
        Store = new Store(_clock, new SeededSource(1), new StandardAdmission(features));
        _controller = new StatefulSetController(Store, _clock, new EventRecorder(Store), features);
        _invariants = new Invariants(Store, _clock, features);
        Faults = new WriteFaults(Store);
    }

    public Store Store { get; }

    public WriteFaults Faults { get; }

    /// <summary>What the controller put on its queue since the last look.</summary>
    public List<string> Enqueued { get; } = [];

    public ClusterSnapshot Now => Store.Snapshot;

    public StatefulSet Set => Now.SetOf();

    public StatefulSetStatus Status => Set.Status!;

    public string PodNames => string.Join(' ', Now.Pods.Select(static pod => pod.Metadata.Name));

    /// <summary>Replicas, ready, available, current, updated.</summary>
    public (int, int, int, int, int) Counters =>
        (Status.Replicas, Status.ReadyReplicas ?? 0, Status.AvailableReplicas ?? 0, Status.CurrentReplicas ?? 0, Status.UpdatedReplicas ?? 0);

    public static Rounds Of(StatefulSet set, KubernetesFeatures? features = null)
    {
        var rounds = new Rounds(features);
        rounds.AsUser(() => rounds.Store.Create(set).OrThrow());
        return rounds;
    }

    public static Rounds Settled(StatefulSet set, KubernetesFeatures? features = null)
    {
        var rounds = Of(set, features);
        Assert.Null(rounds.Drive());
        return rounds;
    }

    public void AsUser(Action action)
    {
        _invariants.IsUserActing = true;
        try
        {
            action();
        }
        finally
        {
            _invariants.IsUserActing = false;
        }
    }

    public void Change(Func<StatefulSet, StatefulSet> change) => AsUser(() => Store.Update(change(Set)).OrThrow());

    /// <summary>One round of the controller.</summary>
    /// <returns>What failed; null when nothing did.</returns>
    public string? Round(string set = "web")
    {
        Hear();
        return _controller.Reconcile(ObjectKey.Of("StatefulSet", null, set)).Error;
    }

    /// <summary>Lets the controller hear what changed.</summary>
    public void Hear()
    {
        foreach (var change in Store.EventsSince(_heard).Span)
        {
            _controller.OnEvent(change, this);
            _heard = change.Version;
        }
    }

    /// <summary>Rounds and a kubelet that brings every unready pod one step further after each, until nothing happens.</summary>
    /// <returns>The first round's error; null when it came to rest.</returns>
    public string? Drive()
    {
        for (var round = 0; round < 100; round++)
        {
            var before = Now.Version;
            if (Round() is { } error)
            {
                return error;
            }

            var unready = Now.Pods.Where(static pod => !PodHealth.IsReady(pod, out _)).ToList();
            foreach (var pod in unready)
            {
                SetPod(pod.Metadata.Name!, PodPhase.Running, isReady: pod.Status?.Phase == PodPhase.Running);
            }

            if (unready.Count == 0 && before == Now.Version)
            {
                return null;
            }
        }

        throw new InvalidOperationException("The set does not come to rest.");
    }

    public void SetPod(string name, PodPhase phase, bool isReady = false) => AsUser(() =>
    {
        var pod = Now.PodOf(name)!;
        Store.UpdateStatus(pod with
        {
            Status = new PodStatus
            {
                Phase = phase,
                Conditions = [new PodCondition(PodConditionType.Ready, isReady ? ConditionStatus.True : ConditionStatus.False) { LastTransitionTime = Store.Now }],
            },
        }).OrThrow();
    });

    public void Wait(int seconds) => _clock.Advance(TimeSpan.FromSeconds(seconds));

    public string EventsOf(EventType type) => string.Join(
        '\n',
        Now.Events.Where(e => e.Type == type).Select(static e => $"{e.Reason}: {e.Message}").Order(StringComparer.Ordinal));

    void IWorkQueue.Add(ObjectKey key) => Enqueued.Add(key.Name);

    void IWorkQueue.AddAfter(ObjectKey key, TimeSpan delay) => Enqueued.Add(key.Name);
}
