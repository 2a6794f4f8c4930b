namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>How many may be connected to pods at the same time: a program costs a thread, a forwarded port memory.</summary>
internal sealed class SessionLimit
{
    private const int Most = 64;

    private int _count;

    /// <summary>How many are connected.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The answer to one too many.</summary>
    public static ApiError Reached { get; } =
        new(StatusReason.TooManyRequests, $"the server has {Most} sessions in pods already; end one of them") { RetryAfterSeconds = 1 };

    /// <summary>Takes a place; null when there is none. Dispose it to give it back.</summary>
    public IDisposable? TryEnter()
    {
        if (Interlocked.Increment(ref _count) <= Most)
        {
            return new Place(this);
        }

        Interlocked.Decrement(ref _count);
        return null;
    }

    private sealed class Place(SessionLimit limit) : IDisposable
    {
        private SessionLimit? _limit = limit;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _limit, null) is { } entered)
            {
                Interlocked.Decrement(ref entered._count);
            }
        }
    }
}
