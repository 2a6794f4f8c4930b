using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>
/// The pods of one StatefulSet by ordinal, with the counts and orderings that a reconcile asks for. Immutable; every
/// change and every question costs the logarithm of the number of pods, so that a reconcile of a large set costs no more
/// than one of a small set.
/// </summary>
public sealed record PodRoster
{
    private static readonly ImmutableDictionary<string, ImmutableSortedSet<int>> NoRevisions =
        ImmutableDictionary.Create<string, ImmutableSortedSet<int>>(StringComparer.Ordinal);

    private ImmutableDictionary<int, Pod> _pods = ImmutableDictionary<int, Pod>.Empty;
    private ImmutableDictionary<string, ImmutableSortedSet<int>> _byRevision = NoRevisions;
    private ImmutableDictionary<string, ImmutableSortedSet<int>> _activeByRevision = NoRevisions;

    /// <summary>Of the active pods those that are not available.</summary>
    private ImmutableDictionary<string, ImmutableSortedSet<int>> _unavailableByRevision = NoRevisions;

    /// <summary>Ready pods whose time is not yet up, in order of readiness.</summary>
    private ImmutableSortedSet<(DateTimeOffset ReadySince, int Ordinal)> _settling = [];

    private PodRoster(TimeSpan minReady) => MinReady = minReady;

    /// <summary>How long a pod must be ready before it counts as available.</summary>
    public TimeSpan MinReady { get; }

    /// <summary>The ordinals that have a pod.</summary>
    internal OrdinalSet Ordinals { get; private init; } = OrdinalSet.Empty;

    /// <summary>The ordinals whose pod is not being deleted.</summary>
    internal OrdinalSet Active { get; private init; } = OrdinalSet.Empty;

    /// <summary>The ordinals whose pod is not ready, or is being deleted.</summary>
    internal OrdinalSet Unready { get; private init; } = OrdinalSet.Empty;

    /// <summary>The ordinals whose pod is ready, stays, and is not ready long enough.</summary>
    internal OrdinalSet Settling { get; private init; } = OrdinalSet.Empty;

    /// <summary>The ordinals whose pod changed since its identity, storage and claims were found to be right.</summary>
    internal OrdinalSet Unverified { get; private init; } = OrdinalSet.Empty;

    /// <summary>How many pods there are, those being deleted included.</summary>
    public int Count => _pods.Count;

    /// <summary>How many pods are ready, those being deleted included.</summary>
    public int ReadyCount { get; private init; }

    /// <summary>How many pods are ready long enough, those being deleted included.</summary>
    public int AvailableCount => ReadyCount - _settling.Count;

    /// <summary>The revisions that any pod's label names.</summary>
    internal IEnumerable<string> RevisionsInUse => _byRevision.Keys;

    /// <summary>When the next pod's time is up; null when none waits.</summary>
    public DateTimeOffset? NextAvailable =>
        _settling.IsEmpty || _settling.Min.ReadySince == DateTimeOffset.MaxValue ? null : _settling.Min.ReadySince + MinReady;

    /// <summary>A roster without pods.</summary>
    /// <param name="minReady">How long a pod must be ready before it counts as available.</param>
    public static PodRoster Empty(TimeSpan minReady) => new(minReady);

    /// <summary>The pod with this ordinal; null when there is none.</summary>
    public Pod? Find(int ordinal) => _pods.GetValueOrDefault(ordinal);

    /// <summary>How many pods, but for those being deleted, carry the label of a revision.</summary>
    public int CountOf(string revision) => ActiveOf(revision).Count;

    /// <summary>Whether the pod with this ordinal is there, ready long enough, and stays.</summary>
    internal bool IsAvailable(int ordinal) => Ordinals.Contains(ordinal) && !Unready.Contains(ordinal) && !Settling.Contains(ordinal);

    /// <summary>This roster with <paramref name="pod"/> under <paramref name="ordinal"/>, new or instead of its earlier state.</summary>
    public PodRoster With(int ordinal, Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        if (_pods.TryGetValue(ordinal, out var known) && Facts(known) == Facts(pod))
        {
            return this with { _pods = _pods.Remove(ordinal).Add(ordinal, pod), Unverified = Unverified.Add(ordinal) };
        }

        var rest = Without(ordinal);
        var isReady = PodHealth.IsReady(pod, out var since);
        var isTerminating = PodHealth.IsTerminating(pod);
        var isSettling = isReady && MinReady > TimeSpan.Zero;
        var revision = PodHealth.RevisionOf(pod) ?? "";
        return rest with
        {
            _pods = rest._pods.Add(ordinal, pod),
            _byRevision = Add(rest._byRevision, revision, ordinal),
            _activeByRevision = isTerminating ? rest._activeByRevision : Add(rest._activeByRevision, revision, ordinal),
            _unavailableByRevision = isTerminating || (isReady && !isSettling)
                ? rest._unavailableByRevision
                : Add(rest._unavailableByRevision, revision, ordinal),
            _settling = isSettling ? rest._settling.Add((since ?? DateTimeOffset.MaxValue, ordinal)) : rest._settling,
            Ordinals = rest.Ordinals.Add(ordinal),
            Active = isTerminating ? rest.Active : rest.Active.Add(ordinal),
            Unready = !isReady || isTerminating ? rest.Unready.Add(ordinal) : rest.Unready,
            Settling = isSettling && !isTerminating ? rest.Settling.Add(ordinal) : rest.Settling,
            Unverified = rest.Unverified.Add(ordinal),
            ReadyCount = rest.ReadyCount + (isReady ? 1 : 0),
        };
    }

    /// <summary>This roster without the pod of <paramref name="ordinal"/>.</summary>
    public PodRoster Without(int ordinal)
    {
        if (!_pods.TryGetValue(ordinal, out var pod))
        {
            return this;
        }

        var isReady = PodHealth.IsReady(pod, out var since);
        var revision = PodHealth.RevisionOf(pod) ?? "";
        return this with
        {
            _pods = _pods.Remove(ordinal),
            _byRevision = Remove(_byRevision, revision, ordinal),
            _activeByRevision = Remove(_activeByRevision, revision, ordinal),
            _unavailableByRevision = Remove(_unavailableByRevision, revision, ordinal),
            _settling = _settling.Remove((since ?? DateTimeOffset.MaxValue, ordinal)),
            Ordinals = Ordinals.Remove(ordinal),
            Active = Active.Remove(ordinal),
            Unready = Unready.Remove(ordinal),
            Settling = Settling.Remove(ordinal),
            Unverified = Unverified.Remove(ordinal),
            ReadyCount = ReadyCount - (isReady ? 1 : 0),
        };
    }

    /// <summary>This roster at <paramref name="now"/>: pods that were ready long enough before count as available. Time only moves forward.</summary>
    public PodRoster At(DateTimeOffset now)
    {
        var settling = _settling;
        var ordinals = Settling;
        var unavailable = _unavailableByRevision;
        while (!settling.IsEmpty && settling.Min is var (since, ordinal) && since < now - MinReady)
        {
            settling = settling.Remove((since, ordinal));
            ordinals = ordinals.Remove(ordinal);
            unavailable = Remove(unavailable, PodHealth.RevisionOf(_pods[ordinal]) ?? "", ordinal);
        }

        return ReferenceEquals(settling, _settling)
            ? this
            : this with { _settling = settling, Settling = ordinals, _unavailableByRevision = unavailable };
    }

    /// <summary>This roster by another measure of availability.</summary>
    public PodRoster WithMinReady(TimeSpan minReady)
    {
        if (minReady == MinReady)
        {
            return this;
        }

        var roster = Empty(minReady);
        foreach (var ordinal in Ordinals)
        {
            roster = roster.With(ordinal, _pods[ordinal]);
        }

        return roster;
    }

    /// <summary>This roster with a pod found to be what the set wants it to be, until it changes.</summary>
    internal PodRoster Verify(int ordinal) =>
        Unverified.Contains(ordinal) ? this with { Unverified = Unverified.Remove(ordinal) } : this;

    /// <summary>This roster with a pod to be looked at again.</summary>
    internal PodRoster Unverify(int ordinal) =>
        Ordinals.Contains(ordinal) && !Unverified.Contains(ordinal) ? this with { Unverified = Unverified.Add(ordinal) } : this;

    /// <summary>This roster with every pod to be looked at again.</summary>
    internal PodRoster UnverifyAll() => this with { Unverified = Ordinals };

    /// <summary>The highest ordinal in a range whose pod stays and carries another revision than <paramref name="revision"/>; null when there is none.</summary>
    internal int? HighestOutdated(string revision, int from, int to) => HighestOther(_activeByRevision, revision, from, to);

    /// <summary>As <see cref="HighestOutdated"/>, of the pods that are not available.</summary>
    internal int? HighestUnavailableOutdated(string revision, int from, int to) => HighestOther(_unavailableByRevision, revision, from, to);

    private static int? HighestOther(ImmutableDictionary<string, ImmutableSortedSet<int>> sets, string revision, int from, int to)
    {
        int? highest = null;
        foreach (var (name, ordinals) in sets)
        {
            if (name != revision && new OrdinalSet(ordinals).Last(from, to) is { } last && (highest is null || last > highest))
            {
                highest = last;
            }
        }

        return highest;
    }

    /// <summary>What the counts and orderings depend on.</summary>
    private static (bool IsReady, DateTimeOffset? Since, bool IsTerminating, string? Revision) Facts(Pod pod) =>
        (PodHealth.IsReady(pod, out var since), since, PodHealth.IsTerminating(pod), PodHealth.RevisionOf(pod));

    private OrdinalSet ActiveOf(string revision) =>
        _activeByRevision.TryGetValue(revision, out var ordinals) ? new OrdinalSet(ordinals) : OrdinalSet.Empty;

    private static ImmutableDictionary<string, ImmutableSortedSet<int>> Add(
        ImmutableDictionary<string, ImmutableSortedSet<int>> sets,
        string revision,
        int ordinal) =>
        sets.SetItem(revision, sets.GetValueOrDefault(revision, []).Add(ordinal));

    private static ImmutableDictionary<string, ImmutableSortedSet<int>> Remove(
        ImmutableDictionary<string, ImmutableSortedSet<int>> sets,
        string revision,
        int ordinal)
    {
        if (!sets.TryGetValue(revision, out var ordinals))
        {
            return sets;
        }

        var rest = ordinals.Remove(ordinal);
        return rest.IsEmpty ? sets.Remove(revision) : sets.SetItem(revision, rest);
    }
}
