namespace Kubewright.Runtime;

/// <summary>
/// The pods of one StatefulSet by ordinal, with the counts and orderings that a reconcile asks for. It is kept up pod by pod,
/// and no question looks at every pod, so that a reconcile of a large set costs no more than one of a small set.
/// </summary>
/// <param name="minReady">How long a pod must be ready before it counts as available.</param>
public sealed class PodRoster(TimeSpan minReady)
{
    private readonly Dictionary<int, Pod> _pods = [];
    private readonly Dictionary<string, int> _byRevision = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrdinalSet> _activeByRevision = new(StringComparer.Ordinal);

    /// <summary>Of the active pods those that are not available.</summary>
    private readonly Dictionary<string, OrdinalSet> _unavailableByRevision = new(StringComparer.Ordinal);

    /// <summary>Ready pods whose time is not yet up, in order of readiness.</summary>
    private readonly SortedSet<(DateTimeOffset ReadySince, int Ordinal)> _settling = [];

    /// <summary>How long a pod must be ready before it counts as available.</summary>
    public TimeSpan MinReady { get; } = minReady;

    /// <summary>The ordinals that have a pod.</summary>
    internal OrdinalSet Ordinals { get; } = new();

    /// <summary>The ordinals whose pod is not being deleted.</summary>
    internal OrdinalSet Active { get; } = new();

    /// <summary>The ordinals whose pod is not ready, or is being deleted.</summary>
    internal OrdinalSet Unready { get; } = new();

    /// <summary>The ordinals whose pod is ready, stays, and is not ready long enough.</summary>
    internal OrdinalSet Settling { get; } = new();

    /// <summary>The ordinals whose pod changed since its identity, storage and claims were found to be right.</summary>
    internal OrdinalSet Unverified { get; } = new();

    /// <summary>How many pods there are, those being deleted included.</summary>
    public int Count => _pods.Count;

    /// <summary>How many pods are ready, those being deleted included.</summary>
    public int ReadyCount { get; private set; }

    /// <summary>How many pods are ready long enough, those being deleted included.</summary>
    public int AvailableCount => ReadyCount - _settling.Count;

    /// <summary>The revisions that any pod's label names.</summary>
    internal IEnumerable<string> RevisionsInUse => _byRevision.Keys;

    /// <summary>When the next pod's time is up; null when none waits.</summary>
    public DateTimeOffset? NextAvailable =>
        _settling.Count == 0 || _settling.Min.ReadySince == DateTimeOffset.MaxValue ? null : _settling.Min.ReadySince + MinReady;

    /// <summary>The pod with this ordinal; null when there is none.</summary>
    public Pod? Find(int ordinal) => _pods.GetValueOrDefault(ordinal);

    /// <summary>How many pods, but for those being deleted, carry the label of a revision.</summary>
    public int CountOf(string revision) => _activeByRevision.GetValueOrDefault(revision)?.Count ?? 0;

    /// <summary>Whether the pod with this ordinal is there, ready long enough, and stays.</summary>
    internal bool IsAvailable(int ordinal) => Ordinals.Contains(ordinal) && !Unready.Contains(ordinal) && !Settling.Contains(ordinal);

    /// <summary>Takes a pod in, new or instead of its earlier state.</summary>
    public void Set(int ordinal, Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        if (_pods.TryGetValue(ordinal, out var known) && Facts(known) == Facts(pod))
        {
            _pods[ordinal] = pod;
            Unverified.Add(ordinal);
            return;
        }

        Remove(ordinal);
        var (isReady, since, isTerminating, revision) = Facts(pod);
        var isSettling = isReady && MinReady > TimeSpan.Zero;
        _pods.Add(ordinal, pod);
        _byRevision[revision] = _byRevision.GetValueOrDefault(revision) + 1;
        Ordinals.Add(ordinal);
        Unverified.Add(ordinal);
        ReadyCount += isReady ? 1 : 0;
        if (isSettling)
        {
            _settling.Add((since ?? DateTimeOffset.MaxValue, ordinal));
        }

        if (!isReady || isTerminating)
        {
            Unready.Add(ordinal);
        }
        else if (isSettling)
        {
            Settling.Add(ordinal);
        }

        if (!isTerminating)
        {
            Active.Add(ordinal);
            Add(_activeByRevision, revision, ordinal);
            if (!isReady || isSettling)
            {
                Add(_unavailableByRevision, revision, ordinal);
            }
        }
    }

    /// <summary>Forgets the pod of <paramref name="ordinal"/>, if there is one.</summary>
    public void Remove(int ordinal)
    {
        if (!_pods.Remove(ordinal, out var pod))
        {
            return;
        }

        var (isReady, since, _, revision) = Facts(pod);
        if (--_byRevision[revision] == 0)
        {
            _byRevision.Remove(revision);
        }

        Remove(_activeByRevision, revision, ordinal);
        Remove(_unavailableByRevision, revision, ordinal);
        _settling.Remove((since ?? DateTimeOffset.MaxValue, ordinal));
        Ordinals.Remove(ordinal);
        Active.Remove(ordinal);
        Unready.Remove(ordinal);
        Settling.Remove(ordinal);
        Unverified.Remove(ordinal);
        ReadyCount -= isReady ? 1 : 0;
    }

    /// <summary>Brings the roster to <paramref name="now"/>: pods that were ready long enough before count as available. Time only moves forward.</summary>
    public void AdvanceTo(DateTimeOffset now)
    {
        while (_settling.Count > 0 && _settling.Min is var (since, ordinal) && since < now - MinReady)
        {
            _settling.Remove((since, ordinal));
            Settling.Remove(ordinal);
            Remove(_unavailableByRevision, Facts(_pods[ordinal]).Revision, ordinal);
        }
    }

    /// <summary>The same pods by a measure of availability: this roster if it is its own.</summary>
    public PodRoster By(TimeSpan minReady)
    {
        if (minReady == MinReady)
        {
            return this;
        }

        var roster = new PodRoster(minReady);
        foreach (var (ordinal, pod) in _pods)
        {
            roster.Set(ordinal, pod);
        }

        return roster;
    }

    /// <summary>Notes that a pod was found to be what the set wants it to be, until it changes.</summary>
    internal void Verify(int ordinal) => Unverified.Remove(ordinal);

    /// <summary>Notes that a pod has to be looked at again.</summary>
    internal void Unverify(int ordinal)
    {
        if (_pods.ContainsKey(ordinal))
        {
            Unverified.Add(ordinal);
        }
    }

    /// <summary>Notes that every pod has to be looked at again.</summary>
    internal void UnverifyAll() => Unverified.UnionWith(Ordinals);

    /// <summary>The highest ordinal in a range whose pod stays and carries another revision than <paramref name="revision"/>; null when there is none.</summary>
    internal int? HighestOutdated(string revision, int from, int to) => HighestOther(_activeByRevision, revision, from, to);

    /// <summary>As <see cref="HighestOutdated"/>, of the pods that are not available.</summary>
    internal int? HighestUnavailableOutdated(string revision, int from, int to) => HighestOther(_unavailableByRevision, revision, from, to);

    private static int? HighestOther(Dictionary<string, OrdinalSet> sets, string revision, int from, int to)
    {
        int? highest = null;
        foreach (var (name, ordinals) in sets)
        {
            if (name != revision && ordinals.Last(from, to) is { } last && (highest is null || last > highest))
            {
                highest = last;
            }
        }

        return highest;
    }

    /// <summary>What the counts and orderings depend on.</summary>
    private static (bool IsReady, DateTimeOffset? Since, bool IsTerminating, string Revision) Facts(Pod pod) =>
        (PodHealth.IsReady(pod, out var since), since, PodHealth.IsTerminating(pod), PodHealth.RevisionOf(pod) ?? "");

    private static void Add(Dictionary<string, OrdinalSet> sets, string revision, int ordinal)
    {
        if (!sets.TryGetValue(revision, out var ordinals))
        {
            sets.Add(revision, ordinals = new OrdinalSet());
        }

        ordinals.Add(ordinal);
    }

    private static void Remove(Dictionary<string, OrdinalSet> sets, string revision, int ordinal)
    {
        if (sets.TryGetValue(revision, out var ordinals) && ordinals.Remove(ordinal) && ordinals.Count == 0)
        {
            sets.Remove(revision);
        }
    }
}
