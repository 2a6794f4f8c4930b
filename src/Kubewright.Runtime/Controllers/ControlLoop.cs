using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;

namespace Kubewright.Runtime;

/// <summary>
/// Runs the controllers: hands them every change of the store in order, and reconciles what they put on their queues, one
/// key at a time, in order of due time, then of arrival. Deterministic, and the only thread controllers ever see.
/// </summary>
public sealed class ControlLoop
{
    private const int MostFaults = 100;

    private readonly Store _store;
    private readonly TimeProvider _clock;
    private readonly EventRecorder _events;
    private readonly Agenda _agenda = new();
    private readonly List<WorkQueue> _queues = [];

    /// <summary>The queues of the controllers that hear of a kind, in the order they were registered.</summary>
    private readonly Dictionary<string, WorkQueue[]> _hearers = new(StringComparer.Ordinal);
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentQueue<StoreEvent> _unheard;
    private ImmutableArray<ControllerFault> _faults = [];
    private int _isRunning;

    /// <summary>Whether the loop waits for a change or for time to pass. Who changes something looks at it after the change, who waits looks for changes after it.</summary>
    private volatile bool _isWaiting;

    /// <summary>Creates a loop over <paramref name="store"/>.</summary>
    /// <param name="store">Whose changes the controllers hear.</param>
    /// <param name="clock">What time it is; a <see cref="VirtualClock"/> can be run through, any other is waited for.</param>
    /// <param name="events">Where a controller's fault is recorded.</param>
    public ControlLoop(Store store, TimeProvider clock, EventRecorder events)
    {
        _store = store;
        _clock = clock;
        _events = events;
        _unheard = new ConcurrentQueue<StoreEvent>(store.Replay());
        store.Subscribe(change =>
        {
            _unheard.Enqueue(change);
            Interlocked.MemoryBarrier();
            if (_isWaiting)
            {
                _wake.Writer.TryWrite(true);
            }
        });
    }

    /// <summary>The first exceptions that controllers let out; empty when all is well.</summary>
    public IReadOnlyList<ControllerFault> Faults => _faults;

    /// <summary>Which of several pieces of work that are due at the same instant is done next; see <see cref="ClusterOptions.Interleaving"/>.</summary>
    public Func<int, int>? Interleaving { get; init; }

    /// <summary>The name of the controller that is reconciling now; null between reconciles, when a caller of the cluster acts.</summary>
    public string? ActiveController { get; private set; }

    /// <summary>How many reconciles there have been.</summary>
    internal long Reconciles { get; private set; }

    /// <summary>Adds a controller. It hears what leads to the present first, then every change.</summary>
    public void Register(IController controller)
    {
        ArgumentNullException.ThrowIfNull(controller);
        var queue = new WorkQueue(controller, _agenda, _clock);
        Hear();
        foreach (var change in _store.Replay())
        {
            if (queue.Hears(KindOf(change)))
            {
                Tell(queue, change);
            }
        }

        _queues.Add(queue);
        _hearers.Clear();
    }

    /// <summary>Runs on virtual time until <paramref name="condition"/> holds, nothing is left to do, or <paramref name="limit"/> has passed.</summary>
    /// <returns>Whether the condition holds. When it does not, the clock stands at the limit.</returns>
    /// <exception cref="InvalidOperationException">The clock is not virtual, or the loop is already running.</exception>
    public bool RunUntil(Func<ClusterSnapshot, bool> condition, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var clock = RequireVirtualClock();
        using var running = Enter();
        var deadline = clock.GetUtcNow() + limit;
        var check = new ConditionCheck(_store, condition);
        while (!check.Holds())
        {
            if (Step())
            {
                continue;
            }

            if (Earliest(_agenda.NextDue, clock.NextTimer) is not { } next || next > deadline)
            {
                clock.AdvanceTo(deadline);
                return false;
            }

            clock.AdvanceTo(next);
        }

        return true;
    }

    /// <summary>Runs on virtual time for <paramref name="amount"/>.</summary>
    /// <exception cref="InvalidOperationException">The clock is not virtual, or the loop is already running.</exception>
    public void Advance(TimeSpan amount) => RunUntil(static _ => false, amount);

    /// <summary>Runs on virtual time until no work is left, now or later, or <paramref name="limit"/> has passed.</summary>
    /// <returns>Whether the cluster came to rest. The clock then stands at the last thing that happened.</returns>
    /// <exception cref="InvalidOperationException">The clock is not virtual, or the loop is already running.</exception>
    public bool RunUntilIdle(TimeSpan limit)
    {
        var clock = RequireVirtualClock();
        using var running = Enter();
        var deadline = clock.GetUtcNow() + limit;
        while (true)
        {
            if (Step())
            {
                continue;
            }

            if (Earliest(_agenda.NextDue, clock.NextTimer) is not { } next)
            {
                return true;
            }

            if (next > deadline)
            {
                clock.AdvanceTo(deadline);
                return false;
            }

            clock.AdvanceTo(next);
        }
    }

    /// <summary>Runs on the clock's own time until <paramref name="condition"/> holds or <paramref name="limit"/> has passed.</summary>
    /// <returns>Whether the condition holds.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The loop is already running.</exception>
    public async Task<bool> RunUntilAsync(Func<ClusterSnapshot, bool> condition, TimeSpan limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(condition);
        using var running = Enter();
        await using var timer = _clock.CreateTimer(
            static wake => ((ChannelWriter<bool>)wake!).TryWrite(true),
            _wake.Writer,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        var deadline = limit == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : _clock.GetUtcNow() + limit;
        var check = new ConditionCheck(_store, condition);
        while (!check.Holds())
        {
            cancellation.ThrowIfCancellationRequested();
            if (Step())
            {
                continue;
            }

            var now = _clock.GetUtcNow();
            if (now >= deadline)
            {
                return false;
            }

            var next = Earliest(_agenda.NextDue, deadline)!.Value;
            if (next > now)
            {
                // The longest wait a system timer takes is about 49 days; waking early does no harm.
                var wait = next - now;
                timer.Change(wait < TimeSpan.FromDays(1) ? wait : TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);
                _isWaiting = true;
                Interlocked.MemoryBarrier();
                try
                {
                    if (_unheard.IsEmpty)
                    {
                        await _wake.Reader.ReadAsync(cancellation).ConfigureAwait(false);
                    }
                }
                finally
                {
                    _isWaiting = false;
                }
            }
        }

        return true;
    }

    private static DateTimeOffset? Earliest(DateTimeOffset? left, DateTimeOffset? right) =>
        left is null ? right : right is null || left < right ? left : right;

    /// <summary>Tells the controllers what changed, then reconciles one key.</summary>
    /// <returns>False when there was nothing to do at this instant.</returns>
    private bool Step()
    {
        var isNews = Hear();
        if (!_agenda.TryTake(_clock.GetUtcNow(), Interleaving, out var entry))
        {
            return isNews;
        }

        Reconcile(entry.Queue, entry.Key);
        return true;
    }

    /// <summary>Tells the controllers what changed.</summary>
    /// <returns>Whether anything has.</returns>
    private bool Hear()
    {
        var isNews = false;
        while (_unheard.TryDequeue(out var change))
        {
            isNews = true;
            foreach (var queue in HearersOf(KindOf(change)))
            {
                Tell(queue, change);
            }
        }

        return isNews;
    }

    /// <summary>What controllers call a change: events are many, and most of them wait for one sort alone.</summary>
    private static string KindOf(StoreEvent change) =>
        change.Key.Kind == nameof(Event) && FaultBook.IsSignal(change) ? FaultBook.Signals : change.Key.Kind;

    private WorkQueue[] HearersOf(string kind) => _hearers.TryGetValue(kind, out var hearers) ? hearers : FindHearersOf(kind);

    private WorkQueue[] FindHearersOf(string kind) => _hearers[kind] = [.. _queues.Where(queue => queue.Hears(kind))];

    private void Tell(WorkQueue queue, StoreEvent change)
    {
        try
        {
            queue.Tell(change, queue);
        }
        catch (Exception exception)
        {
            // What it did not take in it can still look up when it reconciles the object.
            Fault(queue.Controller, change.Key, exception);
            queue.AddAfter(change.Key, queue.BackOff.Next(change.Key));
        }
    }

    private void Reconcile(WorkQueue queue, ObjectKey key)
    {
        ReconcileResult result;
        Reconciles++;
        ActiveController = queue.Controller.Name;
        try
        {
            result = queue.Controller.Reconcile(key);
        }
        catch (Exception exception)
        {
            Fault(queue.Controller, key, exception);
            result = ReconcileResult.Retry(exception.Message);
        }
        finally
        {
            ActiveController = null;
        }

        if (result.Error is not null)
        {
            queue.AddAfter(key, queue.BackOff.Next(key));
            return;
        }

        queue.BackOff.Reset(key);
        if (result.Delay is { } delay)
        {
            queue.AddAfter(key, delay);
        }
    }

    private void Fault(IController controller, ObjectKey key, Exception exception)
    {
        if (_faults.Length < MostFaults)
        {
            _faults = _faults.Add(new ControllerFault(controller.Name, key, exception));
        }

        if (_store.Snapshot.Find(key) is { } involved and not Event)
        {
            _events.Warning(controller.Name, involved, "ReconcileFault", $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private VirtualClock RequireVirtualClock() =>
        _clock as VirtualClock
        ?? throw new InvalidOperationException("The cluster runs on real time; use RunUntilAsync, or create it with a VirtualClock.");

    private RunningScope Enter() =>
        Interlocked.CompareExchange(ref _isRunning, 1, 0) == 0
            ? new RunningScope(this)
            : throw new InvalidOperationException("The loop is already running; one caller at a time can run it.");

    private readonly struct RunningScope(ControlLoop loop) : IDisposable
    {
        public void Dispose() => Volatile.Write(ref loop._isRunning, 0);
    }

    /// <summary>Asks the condition only when the store changed since it was last asked.</summary>
    private sealed class ConditionCheck(Store store, Func<ClusterSnapshot, bool> condition)
    {
        private long _asked = -1;

        public bool Holds()
        {
            var snapshot = store.Snapshot;
            if (snapshot.Version == _asked)
            {
                return false;
            }

            _asked = snapshot.Version;
            return condition(snapshot);
        }
    }
}
