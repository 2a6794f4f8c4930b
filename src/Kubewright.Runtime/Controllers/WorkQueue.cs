namespace Kubewright.Runtime;

/// <summary>One controller's part of the loop's agenda.</summary>
internal sealed class WorkQueue(IController controller, Agenda agenda, TimeProvider clock) : IWorkQueue
{
    private static readonly TimeSpan ShortestDelay = TimeSpan.FromMilliseconds(1);

    private readonly HashSet<ObjectKey> _ready = [];
    private readonly Dictionary<ObjectKey, (DateTimeOffset Due, long Sequence)> _delayed = [];

    public IController Controller { get; } = controller;

    /// <summary>Tells the controller of a change. There are many changes: a delegate is called faster than one of many kinds of controller.</summary>
    public Action<StoreEvent, IWorkQueue> Tell { get; } = controller.OnEvent;

    /// <summary>Whether the controller hears of changes to objects of a kind.</summary>
    public bool Hears(string kind) =>
        Controller.Kinds is not { } kinds || kinds.Contains(kind) || (kind == FaultBook.Signals && kinds.Contains(nameof(Event)));

    public BackOff BackOff { get; } = new(clock);

    public void Add(ObjectKey key)
    {
        if (_ready.Add(key))
        {
            agenda.Add(this, key, clock.GetUtcNow(), isDelayed: false);
        }
    }

    public void AddAfter(ObjectKey key, TimeSpan delay)
    {
        // A zero delay would let two controllers that wait for each other stop the clock.
        var due = clock.GetUtcNow() + (delay < ShortestDelay ? ShortestDelay : delay);
        if (!_delayed.TryGetValue(key, out var known) || due < known.Due)
        {
            _delayed[key] = (due, agenda.Add(this, key, due, isDelayed: true));
        }
    }

    /// <summary>Whether an agenda entry still counts: a delayed one may have been replaced by an earlier one, or overtaken.</summary>
    public bool Counts(ObjectKey key, long sequence, bool isDelayed) =>
        isDelayed ? IsLatest(key, sequence) && !_ready.Contains(key) : _ready.Contains(key);

    /// <summary>Takes an agenda entry out of the queue.</summary>
    /// <returns>Whether the entry still counts: a delayed one may have been replaced by an earlier one, or overtaken.</returns>
    public bool Take(ObjectKey key, long sequence, bool isDelayed)
    {
        if (!isDelayed)
        {
            return _ready.Remove(key);
        }

        if (!IsLatest(key, sequence))
        {
            return false;
        }

        _delayed.Remove(key);
        return !_ready.Contains(key);
    }

    private bool IsLatest(ObjectKey key, long sequence) => _delayed.TryGetValue(key, out var known) && known.Sequence == sequence;
}
