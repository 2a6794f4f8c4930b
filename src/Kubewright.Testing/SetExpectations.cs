namespace Kubewright.Testing;

/// <summary>
/// What a test expects of the pods of one set, read from what happened. Every method fails with the part of the timeline
/// that it is about, and returns the same expectations, to go on.
/// </summary>
/// <example>
/// <code>
/// var before = cluster.Checkpoint();
/// cluster.Scale("web", 0).RunUntilReady();
/// cluster.Expect("web", since: before).DeletedInOrder(2, 1, 0).ClaimsKept();
/// </code>
/// </example>
public sealed class SetExpectations
{
    private readonly Cluster _cluster;
    private readonly IReadOnlyList<StoreEvent> _log;
    private readonly string _set;
    private readonly string _namespace;
    private readonly Checkpoint _since;

    internal SetExpectations(Cluster cluster, IReadOnlyList<StoreEvent> log, string set, string? @namespace, Checkpoint since)
    {
        _cluster = cluster;
        _log = log;
        _set = set;
        _namespace = @namespace ?? KindInfo.DefaultNamespace;
        _since = since;
    }

    /// <summary>The pods were created in exactly this order, each as often as it is named.</summary>
    /// <param name="ordinals">The ordinals.</param>
    /// <exception cref="ClusterAssertionException">They were not.</exception>
    /// <example><code>cluster.Expect("web").CreatedInOrder(0, 1, 2);</code></example>
    public SetExpectations CreatedInOrder(params int[] ordinals) =>
        Same("created", ordinals, PodChanges().Where(static item => item.Change.Old is null).Select(static item => item.Ordinal));

    /// <summary>The pods were told to stop in exactly this order, each as often as it is named.</summary>
    /// <param name="ordinals">The ordinals.</param>
    /// <exception cref="ClusterAssertionException">They were not.</exception>
    /// <example><code>cluster.Expect("web", since: before).DeletedInOrder(2, 1, 0);</code></example>
    public SetExpectations DeletedInOrder(params int[] ordinals) =>
        Same("deleted", ordinals, Leaving(PodChanges()).Select(static item => item.Ordinal));

    /// <summary>
    /// No pod was created while the one of its ordinal before it might still run: every pod's node confirmed that its
    /// containers had stopped before its name was free.
    /// </summary>
    /// <exception cref="ClusterAssertionException">One was, after a pod was deleted by force.</exception>
    /// <example><code>cluster.Expect("web").OnePodPerOrdinal();</code></example>
    public SetExpectations OnePodPerOrdinal()
    {
        var unconfirmed = new HashSet<int>();
        foreach (var (ordinal, change) in PodChanges())
        {
            if (change.New is null && Runs((Pod)change.Old!))
            {
                unconfirmed.Add(ordinal);
            }
            else if (change.Old is null && unconfirmed.Contains(ordinal))
            {
                throw Failed($"Two pods {change.Key.Name} may have run at once from {Time(change.Time)}: the first was removed before its node had stopped it.");
            }
        }

        return this;
    }

    /// <summary>
    /// At least this many pods were ready all the time: from the checkpoint on, or without one from the moment when so many
    /// first were.
    /// </summary>
    /// <param name="atLeast">How many.</param>
    /// <exception cref="ClusterAssertionException">There were fewer at some time, or never so many.</exception>
    /// <example><code>cluster.Expect("web", since: before).ReadyThroughout(atLeast: 2);</code></example>
    public SetExpectations ReadyThroughout(int atLeast)
    {
        var ready = new HashSet<int>();
        var hasBegun = atLeast == 0;
        foreach (var (ordinal, change) in PodChanges(0))
        {
            var isLater = change.Version > _since.Version;
            if (isLater && !hasBegun && _since.Version > 0)
            {
                break;
            }

            if (change.New is Pod pod && PodHealth.IsReady(pod, out _))
            {
                ready.Add(ordinal);
            }
            else
            {
                ready.Remove(ordinal);
            }

            if (isLater && hasBegun && ready.Count < atLeast)
            {
                throw Failed($"Only {ready.Count} of the {atLeast} pods of {_set} were ready at {Time(change.Time)}, when {change.Key.Name} was not any more.");
            }

            hasBegun = ready.Count >= atLeast || (hasBegun && isLater);
        }

        return hasBegun
            ? this
            : throw Failed($"{_set} did not have {atLeast} pods ready {(_since.Version > 0 ? $"at {Time(_since.Time)}, where the expectation begins" : "at any time")}.");
    }

    /// <summary>No claim of the set's pods was deleted or replaced: the data is where it was.</summary>
    /// <exception cref="ClusterAssertionException">One was.</exception>
    /// <example><code>cluster.Expect("web", since: before).ClaimsKept();</code></example>
    public SetExpectations ClaimsKept()
    {
        var claims = Log(_since.Version)
            .Where(change => change.Object is PersistentVolumeClaim
                && change.Key.Namespace == _namespace
                && StatefulSetNames.TryParse(change.Key.Name, out var parent, out _)
                && parent.EndsWith("-" + _set, StringComparison.Ordinal))
            .Select(static change => (Ordinal: 0, change));
        return Leaving(claims).FirstOrDefault() is { Change: { } lost }
            ? throw Failed($"The claim {lost.Key.Name} was deleted at {Time(lost.Time)}.")
            : this;
    }

    private SetExpectations Same(string what, int[] expected, IEnumerable<int> actual)
    {
        var ordinals = actual.ToArray();
        return expected.SequenceEqual(ordinals)
            ? this
            : throw Failed($"Pods of {_set} were expected to be {what} in the order {Text(expected)}, but were {what} in the order {Text(ordinals)}.");
    }

    private IEnumerable<(int Ordinal, StoreEvent Change)> PodChanges(long? since = null)
    {
        foreach (var change in Log(since ?? _since.Version))
        {
            if (change.Object is Pod && change.Key.Namespace == _namespace && StatefulSetNames.OrdinalIn(_set, change.Key.Name) is { } ordinal)
            {
                yield return (ordinal, change);
            }
        }
    }

    private IEnumerable<StoreEvent> Log(long since) => _log.Where(change => change.Version > since);

    private ClusterAssertionException Failed(string message) =>
        new(FailureText.Of(message, _cluster.Timeline.Of(_set, _namespace).Between(_since.Time, _cluster.Clock.GetUtcNow())));

    /// <summary>In the failure's table time begins where the expectation does.</summary>
    private string Time(DateTimeOffset time) => TimelineScale.Text(time - _since.Time);

    /// <summary>Of every object the change that starts its deletion, or removes it at once.</summary>
    private static IEnumerable<(int Ordinal, StoreEvent Change)> Leaving(IEnumerable<(int Ordinal, StoreEvent Change)> changes)
    {
        var leaving = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (ordinal, change) in changes)
        {
            if (change.Object.Metadata.DeletionTimestamp is not null && !WasLeaving(change) && leaving.Add(change.Object.Metadata.Uid ?? ""))
            {
                yield return (ordinal, change);
            }
        }

        // A removal shows the last state, whose deletion has begun in any case.
        static bool WasLeaving(StoreEvent change) => change is { New: not null, Old.Metadata.DeletionTimestamp: not null };
    }

    private static bool Runs(Pod pod) =>
        (pod.Status?.ContainerStatuses ?? []).Any(static container => container.State?.Running is not null);

    private static string Text(int[] ordinals) => ordinals.Length == 0 ? "(none)" : string.Join(", ", ordinals);
}
