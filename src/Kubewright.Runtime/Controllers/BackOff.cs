namespace Kubewright.Runtime;

/// <summary>
/// How long a failed key waits: exponential per key (5 ms doubling up to 1000 s), and no more than ten retries a second
/// over all keys after a burst of a hundred.
/// </summary>
internal sealed class BackOff(TimeProvider clock)
{
    private const double RetriesPerSecond = 10;
    private const double Burst = 100;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1000);

    private readonly Dictionary<ObjectKey, int> _failures = [];
    private double _tokens = Burst;
    private DateTimeOffset _refilled = clock.GetUtcNow();

    /// <summary>Counts a failure of <paramref name="key"/>.</summary>
    /// <returns>How long to wait before the retry.</returns>
    public TimeSpan Next(ObjectKey key)
    {
        var failures = _failures.GetValueOrDefault(key);
        _failures[key] = failures + 1;
        var ownDelay = failures >= 18 ? Longest : First * (1L << failures);
        var sharedDelay = Take();
        return ownDelay > sharedDelay ? ownDelay : sharedDelay;
    }

    /// <summary>Forgets the failures of <paramref name="key"/> after a success.</summary>
    public void Reset(ObjectKey key)
    {
        if (_failures.Count > 0)
        {
            _failures.Remove(key);
        }
    }

    /// <summary>Takes one token from the shared bucket, which may go into debt; the debt is the delay.</summary>
    private TimeSpan Take()
    {
        var now = clock.GetUtcNow();
        _tokens = Math.Min(Burst, _tokens + ((now - _refilled).TotalSeconds * RetriesPerSecond));
        _refilled = now;
        _tokens--;
        return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / RetriesPerSecond);
    }
}
