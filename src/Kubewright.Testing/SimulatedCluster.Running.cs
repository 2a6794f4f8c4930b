using System.Runtime.CompilerServices;

namespace Kubewright.Testing;

public sealed partial class SimulatedCluster
{
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromHours(1);

    /// <summary>Lets virtual time pass. It costs what happens in it, not how long it is.</summary>
    /// <param name="time">How much.</param>
    /// <exception cref="ClusterAssertionException">A controller threw an exception.</exception>
    /// <example><code>cluster.Advance(TimeSpan.FromMinutes(5));</code></example>
    public SimulatedCluster Advance(TimeSpan time)
    {
        Cluster.Advance(time);
        ThrowFaults();
        return this;
    }

    /// <summary>Lets virtual time pass until a condition holds.</summary>
    /// <param name="condition">The condition; asked after every change.</param>
    /// <param name="limit">How much virtual time it may take; null for an hour.</param>
    /// <param name="what">What is waited for, in the message of a failure; by default the condition's own text.</param>
    /// <exception cref="ClusterAssertionException">The condition does not hold in time; the message says which pod waits for what. Or a controller threw an exception.</exception>
    /// <example><code>cluster.RunUntil(now => now.Pods.Count == 2);</code></example>
    public SimulatedCluster RunUntil(
        Func<ClusterSnapshot, bool> condition,
        TimeSpan? limit = null,
        [CallerArgumentExpression(nameof(condition))] string? what = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var holds = Cluster.RunUntil(condition, limit ?? DefaultLimit);
        ThrowFaults();
        return holds ? this : throw new ClusterAssertionException(Unfinished($"Not within {AgeText.Of(limit ?? DefaultLimit)} of virtual time: {what}"));
    }

    /// <summary>Lets virtual time pass until every set is rolled out and available, and every other pod ready or done.</summary>
    /// <param name="limit">How much virtual time it may take; null for an hour.</param>
    /// <exception cref="ClusterAssertionException">It is not in time; the message says which pod waits for what. Or a controller threw an exception.</exception>
    /// <example><code>cluster.Scale("web", 5).RunUntilReady();</code></example>
    public SimulatedCluster RunUntilReady(TimeSpan? limit = null) =>
        RunUntil(Rollout.IsComplete, limit, "every StatefulSet is rolled out and every pod ready");

    /// <summary>Lets virtual time pass until nothing is left to do, now or later.</summary>
    /// <param name="limit">How much virtual time it may take; null for a day.</param>
    /// <exception cref="ClusterAssertionException">Something still retries. Or a controller threw an exception.</exception>
    /// <example><code>cluster.Delete&lt;StatefulSet&gt;("web").RunUntilIdle();</code></example>
    public SimulatedCluster RunUntilIdle(TimeSpan? limit = null)
    {
        var rests = Cluster.RunUntilIdle(limit);
        ThrowFaults();
        return rests ? this : throw new ClusterAssertionException(Unfinished($"Still at work after {AgeText.Of(limit ?? TimeSpan.FromDays(1))} of virtual time."));
    }

    private string Unfinished(string what)
    {
        var waiting = new WaitExplainer(Snapshot, Now).Explain().Select(static line => "  " + line);
        return string.Join('\n', [what, .. waiting, "", new TimelineText(Timeline, FailureText.MostRows).Write()]);
    }

    private void ThrowFaults()
    {
        if (Cluster.Faults is [var fault, ..])
        {
            throw new ClusterAssertionException(
                $"The {fault.Controller} controller threw {fault.Exception.GetType().Name} at {fault.Key}: {fault.Exception.Message}",
                fault.Exception);
        }
    }
}
