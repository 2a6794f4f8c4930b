namespace Kubewright.Import;

/// <summary>Work on several things at once; what comes of it is in their order.</summary>
internal static class Beside
{
    /// <summary>Does the same with each. One alone starts no loop, which takes its time the first time.</summary>
    public static TResult[] Each<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> work)
    {
        var results = new TResult[items.Count];
        if (results.Length == 1)
        {
            results[0] = work(items[0]);
        }
        else
        {
            // One by one: a loop that is divided into ranges leaves the last and longest of them to one core.
            var next = -1;
            Parallel.For(0, Environment.ProcessorCount, _ =>
            {
                for (var i = Interlocked.Increment(ref next); i < results.Length; i = Interlocked.Increment(ref next))
                {
                    results[i] = work(items[i]);
                }
            });
        }

        return results;
    }
}
