namespace Kubewright.Runtime.Tests;

/// <summary>The StatefulSet controller alone over a store: the test plays the kubelet, and makes the API server refuse what it wants.</summary>
internal sealed class ControllerHarness : IAdmission
{
    private readonly StandardAdmission _admission = new();
    private readonly VirtualClock _clock = new();
    private readonly ControlLoop _loop;

    public ControllerHarness()
    {
        Store = new Store(_clock, new SeededSource(1), this);
        var events = new EventRecorder(Store);
        _loop = new ControlLoop(Store, _clock, events);
        _loop.Register(new StatefulSetController(Store, _clock, events));
        _loop.Register(new GarbageCollector(Store));
    }

    public Store Store { get; }

    /// <summary>Tells why a create is refused; null lets it pass.</summary>
    public Func<IKubernetesObject, string?> Refuse { get; set; } = static _ => null;

    public IEnumerable<string> PodNames => Store.Snapshot.Pods.Select(static pod => pod.Metadata.Name!);

    /// <summary>The events about the set: reason, message and how often.</summary>
    public IEnumerable<string> Events => Store.Snapshot.Events
        .OrderBy(static e => e.FirstTimestamp)
        .ThenBy(static e => e.Metadata.Name, StringComparer.Ordinal)
        .Select(static e => $"{e.Type} {e.Reason}: {e.Message}");

    public AdmissionResult Admit(AdmissionRequest request) =>
        request.Operation == AdmissionOperation.Create && Refuse(request.Object) is { } why
            ? new AdmissionResult(request.Object, new ApiError(StatusReason.Forbidden, why), [])
            : _admission.Admit(request);

    /// <summary>Lets the controller do what it can do now.</summary>
    public void Run() => Advance(TimeSpan.Zero);

    public void Advance(TimeSpan amount)
    {
        _loop.Advance(amount);
        Assert.Empty(_loop.Faults);
    }

    /// <summary>Makes pods ready and lets the controller react.</summary>
    public void Ready(params string[] names)
    {
        foreach (var name in names)
        {
            SetStatus(name, PodPhase.Running, isReady: true);
        }

        Run();
    }

    /// <summary>Makes every pod ready until no new one appears.</summary>
    public void ReadyAll()
    {
        Run();
        while (Store.Snapshot.Pods.Where(static pod => !PodHealth.IsReady(pod, out _)).Select(static pod => pod.Metadata.Name!).ToArray() is { Length: > 0 } names)
        {
            Ready(names);
        }
    }

    public void SetStatus(string name, PodPhase phase, bool isReady = false)
    {
        var pod = Store.Snapshot.PodOf(name)!;
        Store.UpdateStatus(pod with
        {
            Status = new PodStatus
            {
                Phase = phase,
                Conditions =
                [
                    new PodCondition(PodConditionType.Ready, isReady ? ConditionStatus.True : ConditionStatus.False)
                    {
                        LastTransitionTime = Store.Now,
                    },
                ],
            },
        }).OrThrow();
    }

    /// <summary>Adds or removes the finalizer that keeps a deleted object.</summary>
    public void Hold(ObjectKey key, bool isHeld)
    {
        var obj = Store.Snapshot.Find(key)!;
        Store.Update(obj.WithMetadata(obj.Metadata with { Finalizers = isHeld ? ["example.com/hold"] : null })).OrThrow();
    }
}
