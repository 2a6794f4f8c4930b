namespace Kubewright.Runtime;

/// <summary>How long a node waits before it tries again: 10 s, doubling up to 5 min.</summary>
internal static class RestartBackOff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>A container that ran this long starts afresh.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(10);

    /// <summary>The wait after the n-th failure in a row, counted from 1.</summary>
    public static TimeSpan After(int failures) => failures > 5 ? Longest : First * (1 << Math.Max(0, failures - 1));

    /// <summary>The wait before a container that has just ended starts again. The first restart comes at once.</summary>
    /// <param name="last">The wait before its last start; null when it was its first.</param>
    /// <param name="ran">How long it ran.</param>
    public static TimeSpan Next(TimeSpan? last, TimeSpan ran) =>
        last is not { } wait || ran >= Forgotten ? TimeSpan.Zero
        : wait == TimeSpan.Zero ? First
        : wait * 2 < Longest ? wait * 2
        : Longest;
}
