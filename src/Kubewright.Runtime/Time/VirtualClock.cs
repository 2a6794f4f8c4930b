namespace Kubewright.Runtime;

/// <summary>A clock that stands still until it is told to move. Timers fire in order of their due time while it moves.</summary>
public sealed class VirtualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly SortedSet<Timer> _timers = new(TimerOrder.Instance);
    private long _sequence;

    /// <summary>The present instant in ticks, so that it is read as a whole without waiting.</summary>
    private long _ticks;

    /// <summary>Creates a clock that shows <paramref name="start"/>.</summary>
    /// <param name="start">The first instant; null for 2026-01-01T00:00:00Z.</param>
    public VirtualClock(DateTimeOffset? start = null) => _ticks = (start ?? Epoch).UtcTicks;

    /// <summary>Where a virtual clock starts unless told otherwise: 2026-01-01T00:00:00Z.</summary>
    public static DateTimeOffset Epoch { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>When the next timer is due; null when none is set.</summary>
    public DateTimeOffset? NextTimer
    {
        get
        {
            lock (_gate)
            {
                return _timers.Min?.Due;
            }
        }
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Moves the clock forward by <paramref name="amount"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="amount"/> is negative.</exception>
    public void Advance(TimeSpan amount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, TimeSpan.Zero);
        AdvanceTo(GetUtcNow() + amount);
    }

    /// <summary>Moves the clock forward to <paramref name="instant"/>; does nothing when that is past.</summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        while (TakeDue(instant) is { } timer)
        {
            timer.Fire();
        }

        lock (_gate)
        {
            MoveTo(instant);
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private Timer? TakeDue(DateTimeOffset limit)
    {
        lock (_gate)
        {
            if (_timers.Min is not { } timer || timer.Due > limit)
            {
                return null;
            }

            _timers.Remove(timer);
            MoveTo(timer.Due);
            if (timer.Period > TimeSpan.Zero)
            {
                timer.Due += timer.Period;
                timer.Sequence = ++_sequence;
                _timers.Add(timer);
            }

            return timer;
        }
    }

    /// <summary>Moves forward to an instant. For who holds the gate.</summary>
    private void MoveTo(DateTimeOffset instant) => Volatile.Write(ref _ticks, Math.Max(_ticks, instant.UtcTicks));

    private bool Set(Timer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (timer.IsDisposed)
            {
                return false;
            }

            _timers.Remove(timer);
            timer.Period = period;
            if (dueTime >= TimeSpan.Zero)
            {
                timer.Due = GetUtcNow() + dueTime;
                timer.Sequence = ++_sequence;
                _timers.Add(timer);
            }

            return true;
        }
    }

    private void Remove(Timer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            timer.IsDisposed = true;
        }
    }

    private sealed class Timer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; set; }

        public long Sequence { get; set; }

        public bool IsDisposed { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => clock.Set(this, dueTime, period);

        public void Dispose() => clock.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class TimerOrder : IComparer<Timer>
    {
        public static TimerOrder Instance { get; } = new();

        public int Compare(Timer? x, Timer? y)
        {
            var order = x!.Due.CompareTo(y!.Due);
            return order != 0 ? order : x.Sequence.CompareTo(y.Sequence);
        }
    }
}
