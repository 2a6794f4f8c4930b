using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>
/// The faults of one cluster: those injected, and those that pods bring in their annotations. When they change, an event
/// in the store says so, which is how everybody hears that things are to be looked at again.
/// </summary>
internal sealed class FaultBook(TimeProvider clock)
{
    /// <summary>What a controller names among its kinds that wants to hear, of all events, of those that say that the faults have changed.</summary>
    public const string Signals = "Event/FaultsChanged";

    private const string Reason = "FaultsChanged";

    private readonly Dictionary<string, FaultReading> _readings = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private ImmutableArray<ActiveFault> _faults = [];

    /// <summary>All of them, those included that have not begun.</summary>
    public ImmutableArray<ActiveFault> All => _faults;

    /// <summary>When the next one begins or ends by itself; null for never.</summary>
    public DateTimeOffset? NextChange
    {
        get
        {
            var now = clock.GetUtcNow();
            return _faults.SelectMany(static f => f.Until is { } until ? [f.From, until] : new[] { f.From })
                .Where(instant => instant > now)
                .Cast<DateTimeOffset?>()
                .Min();
        }
    }

    /// <summary>Whether a change of the store says that the faults have changed.</summary>
    public static bool IsSignal(StoreEvent change) => change.StoredNew is Event { Reason: Reason, Source.Component: FaultController.Component };

    /// <summary>Adds faults, whose times count from now.</summary>
    public void Inject(IEnumerable<Fault> faults)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            _faults = _faults.AddRange(faults.Select(fault => new ActiveFault(fault, now + fault.At, now + fault.At + fault.For)));
        }
    }

    /// <summary>Removes faults.</summary>
    /// <returns>How many there were.</returns>
    public int Heal(Func<Fault, bool> which)
    {
        lock (_gate)
        {
            var before = _faults.Length;
            _faults = _faults.RemoveAll(active => which(active.Fault));
            return before - _faults.Length;
        }
    }

    /// <summary>Forgets the faults that are over.</summary>
    public void Refresh()
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            _faults = _faults.RemoveAll(active => active.Until <= now);
        }
    }

    /// <summary>Says in the store that the faults have changed.</summary>
    public void Signal(Store store, SeededSource source) => store.Create(new Event(new ObjectMeta
    {
        Name = $"{KindInfo.DefaultNamespace}.{source.NextHex(16)}",
        Namespace = KindInfo.DefaultNamespace,
    })
    {
        InvolvedObject = new ObjectReference { ApiVersion = "v1", Kind = "Namespace", Name = KindInfo.DefaultNamespace },
        Type = EventType.Normal,
        Reason = Reason,
        Message = _faults.IsEmpty ? "no faults are left" : "faults: " + string.Join(", ", _faults.Select(static active => active.Fault.ToString())),
        Source = new EventSource { Component = FaultController.Component },
        ReportingComponent = FaultController.Component,
        ReportingInstance = "",
        Count = 1,
        FirstTimestamp = store.Now,
        LastTimestamp = store.Now,
    }).OrThrow();

    /// <summary>The faults that are on and concern the pod, its own last.</summary>
    public ImmutableArray<ActiveFault> On(Pod pod)
    {
        var own = ReadingOf(pod)?.Faults ?? [];
        return _faults.IsEmpty && own.IsEmpty ? [] : On(pod, own);
    }

    private ImmutableArray<ActiveFault> On(Pod pod, ImmutableArray<Fault> own)
    {
        var now = clock.GetUtcNow();
        var created = pod.Metadata.CreationTimestamp ?? now;
        return
        [
            .. _faults.Where(active => active.IsOn(now) && FaultScopes.Concerns(active.Fault, pod)),
            .. own.Select(fault => new ActiveFault(fault, created + fault.At, created + fault.At + fault.For)).Where(active => active.IsOn(now)),
        ];
    }

    /// <summary>When a fault that the pod brings itself next begins or ends; null for never.</summary>
    public DateTimeOffset? NextChangeOf(Pod pod) => ReadingOf(pod) is { Faults.IsEmpty: false } reading ? NextChangeAmong(reading.Faults, pod) : null;

    private DateTimeOffset? NextChangeAmong(ImmutableArray<Fault> faults, Pod pod)
    {
        var now = clock.GetUtcNow();
        var created = pod.Metadata.CreationTimestamp ?? now;
        return faults
            .SelectMany(fault => new[] { created + fault.At, created + fault.At + fault.For })
            .Where(instant => instant > now)
            .Min();
    }

    /// <summary>What is wrong with the pod's annotation; null for nothing.</summary>
    public string? ProblemOf(Pod pod) => ReadingOf(pod) is { Problems.IsEmpty: false } reading ? string.Join("; ", reading.Problems) : null;

    /// <summary>Whether a fault that is on concerns a claim.</summary>
    public bool IsOn(PersistentVolumeClaim claim) => !_faults.IsEmpty && IsAnyOn(fault => FaultScopes.Concerns(fault, claim));

    /// <summary>Whether a fault that is on keeps a volume from being deleted.</summary>
    public bool IsOn(PersistentVolume volume) => !_faults.IsEmpty && IsAnyOn(fault => FaultScopes.Concerns(fault, volume));

    /// <summary>Whether a fault that is on takes a node away.</summary>
    public bool Takes(Node node) => IsAnyOn(fault => FaultScopes.Takes(fault, node));

    /// <summary>Whether a fault that is on shuts a node down.</summary>
    public bool ShutsDown(Node node) => IsAnyOn(fault => FaultScopes.ShutsDown(fault, node));

    /// <summary>The faults that are on and make a node short of something.</summary>
    public ImmutableArray<Fault.NodePressure> Pressures(Node node)
    {
        var now = clock.GetUtcNow();
        return [.. _faults.Where(active => active.IsOn(now) && FaultScopes.Presses(active.Fault, node)).Select(static active => (Fault.NodePressure)active.Fault)];
    }

    private bool IsAnyOn(Func<Fault, bool> concerns)
    {
        var now = clock.GetUtcNow();
        return _faults.Any(active => active.IsOn(now) && concerns(active.Fault));
    }

    /// <summary>The pods of a set carry the same text, so that each text is read once.</summary>
    private FaultReading? ReadingOf(Pod pod)
    {
        if (pod.Metadata.Annotations?[FaultAnnotations.Faults] is not { } text)
        {
            return null;
        }

        if (!_readings.TryGetValue(text, out var reading))
        {
            _readings.Add(text, reading = FaultReader.ReadAnnotation(text));
        }

        return reading;
    }
}
