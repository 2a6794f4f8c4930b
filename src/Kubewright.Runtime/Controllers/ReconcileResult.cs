namespace Kubewright.Runtime;

/// <summary>What the loop does with a key after a reconcile.</summary>
public readonly record struct ReconcileResult
{
    private ReconcileResult(TimeSpan? delay, string? error)
    {
        Delay = delay;
        Error = error;
    }

    /// <summary>Finished until the next change; resets the key's back-off.</summary>
    public static ReconcileResult Done { get; } = default;

    /// <summary>Reconcile again after this long; null for not at all. Resets the key's back-off.</summary>
    public TimeSpan? Delay { get; }

    /// <summary>What failed; the key is retried with back-off. Null on success.</summary>
    public string? Error { get; }

    /// <summary>Finished for now; look again after <paramref name="delay"/>.</summary>
    public static ReconcileResult After(TimeSpan delay) => new(delay, null);

    /// <summary>Failed; retry with the key's exponential back-off.</summary>
    public static ReconcileResult Retry(string error) => new(null, error);

    /// <summary>Failed; retry with the key's exponential back-off.</summary>
    public static ReconcileResult Retry(ApiError error) => new(null, error.Message);
}
