namespace Kubewright.Runtime;

/// <summary>A clock that runs faster or slower than another one, from the instant at which it was made.</summary>
public sealed class ScaledClock : TimeProvider
{
    private readonly TimeProvider _source;
    private readonly double _speed;
    private readonly DateTimeOffset _start;
    private readonly long _startTimestamp;

    /// <summary>Creates the clock.</summary>
    /// <param name="source">The clock it follows.</param>
    /// <param name="speed">How many of its seconds pass in one of the other's; above 0 and at most a million.</param>
    /// <param name="start">What it says at first; null (the default) for what the other says.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="speed"/> is outside of that.</exception>
    public ScaledClock(TimeProvider source, double speed, DateTimeOffset? start = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(speed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(speed, 1_000_000);
        _source = source;
        _speed = speed;
        _start = start ?? source.GetUtcNow();
        _startTimestamp = source.GetTimestamp();
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _source.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start.AddTicks(GetTimestamp());

    /// <inheritdoc/>
    public override long GetTimestamp() => (_source.GetElapsedTime(_startTimestamp) * _speed).Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(_source.CreateTimer(callback, state, Scale(dueTime), Scale(period)), this);

    /// <summary>
    /// A time of this clock in time of the other. Rounded up to a millisecond, as timers have it, so that none fires early;
    /// at most a day, as a slow clock could ask for more than a timer takes: whoever waits looks at the clock again.
    /// </summary>
    private TimeSpan Scale(TimeSpan time)
    {
        if (time <= TimeSpan.Zero)
        {
            return time;
        }

        var milliseconds = Math.Ceiling(time.TotalMilliseconds / _speed);
        return TimeSpan.FromMilliseconds(Math.Min(milliseconds, TimeSpan.FromDays(1).TotalMilliseconds));
    }

    private sealed class Timer(ITimer timer, ScaledClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Scale(dueTime), clock.Scale(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
