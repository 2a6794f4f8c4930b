using System.Collections.Immutable;
using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>The history of a StatefulSet's pod template: pure decisions over its ControllerRevisions.</summary>
public static class RevisionHistory
{
    private const int LongestNamePart = 223;

    /// <summary>A history in order: by number, then by age, then by name.</summary>
    public static ImmutableArray<ControllerRevision> Sort(IEnumerable<ControllerRevision> revisions) =>
    [
        .. revisions
            .OrderBy(static revision => revision.Revision)
            .ThenBy(static revision => revision.Metadata.CreationTimestamp)
            .ThenBy(static revision => revision.Metadata.Name, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Finds the template's revision: the newest if it records the template, else an older one (a roll-back, which makes
    /// it the newest), else a new one.
    /// </summary>
    /// <param name="set">The set.</param>
    /// <param name="history">Its revisions, sorted.</param>
    /// <param name="candidate">Its template.</param>
    /// <param name="find">The revision of that name in the set's namespace, whoever owns it; null when the name is free.</param>
    /// <param name="features">How the cluster's release compares revisions; null for <see cref="KubernetesFeatures.Default"/>.</param>
    public static RevisionDecision Decide(
        StatefulSet set,
        ImmutableArray<ControllerRevision> history,
        RevisionCandidate candidate,
        Func<string, ControllerRevision?> find,
        KubernetesFeatures? features = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(find);
        var collisions = set.Status?.CollisionCount ?? 0;
        var number = history.IsEmpty ? 1 : history[^1].Revision + 1;
        var hash = RevisionHash.Compute(candidate.Bytes.Span, collisions);
        var equal = history.LastOrDefault(revision => Records(revision, candidate) && !IsHashedApart(revision, hash));
        var change = equal is null ? RevisionChange.Create : RevisionChange.None;
        if (!history.IsEmpty && !ReferenceEquals(equal, history[^1]))
        {
            features ??= KubernetesFeatures.Default;
            if (features.Has(KubernetesFeature.StatefulSetSemanticRevisionComparison) && RestoresTo(history[^1], candidate, features))
            {
                equal = history[^1];
                change = RevisionChange.None;
            }
            else if (equal is not null)
            {
                equal = equal with { Revision = number };
                change = RevisionChange.Raise;
            }
        }

        var update = equal ?? New(set, candidate, hash, number, find, ref collisions, ref change);
        var current = history.FirstOrDefault(revision => revision.Metadata.Name == set.Status?.CurrentRevision?.Name);
        return new RevisionDecision(current ?? update, update, change, collisions);
    }

    /// <summary>The revisions that the history limit leaves no room for, oldest first.</summary>
    /// <param name="history">The set's revisions, sorted.</param>
    /// <param name="isLive">Whether a revision of that name is in use.</param>
    /// <param name="limit">How many unused ones to keep; negative for all.</param>
    public static ImmutableArray<ControllerRevision> Surplus(
        ImmutableArray<ControllerRevision> history,
        Func<string, bool> isLive,
        int limit)
    {
        ArgumentNullException.ThrowIfNull(isLive);
        if (limit < 0 || history.Length <= limit)
        {
            return [];
        }

        var unused = history.Where(revision => !isLive(revision.Metadata.Name ?? "")).ToImmutableArray();
        return unused.Length <= limit ? [] : unused[..^limit];
    }

    /// <summary>Whether the revision's data is the candidate's, byte by byte.</summary>
    private static bool Records(ControllerRevision revision, RevisionCandidate candidate) =>
        ReferenceEquals(revision.Data, candidate.Data)
        || (revision.Data is { } data && RevisionData.Canonical(data).AsSpan().SequenceEqual(candidate.Bytes.Span));

    /// <summary>Whether both hashes happen to read as 32-bit numbers and differ, which Kubernetes takes for different revisions.</summary>
    private static bool IsHashedApart(ControllerRevision revision, string hash) =>
        int.TryParse(revision.Metadata.Labels?[StatefulSetNames.HashLabel], NumberStyles.None, CultureInfo.InvariantCulture, out var left)
        && int.TryParse(hash, NumberStyles.None, CultureInfo.InvariantCulture, out var right)
        && left != right;

    /// <summary>
    /// Whether the revision gives the candidate when it is read back and recorded anew: it was written by a server with
    /// another encoding or other defaults, which is no reason to restart pods.
    /// </summary>
    private static bool RestoresTo(ControllerRevision revision, RevisionCandidate candidate, KubernetesFeatures features) =>
        RevisionData.Restore(revision.Data) is { } template
        && RevisionCandidate.Of(TemplateDefaults.Apply(template), features).Bytes.Span.SequenceEqual(candidate.Bytes.Span);

    private static ControllerRevision New(
        StatefulSet set,
        RevisionCandidate candidate,
        string hash,
        long number,
        Func<string, ControllerRevision?> find,
        ref int collisions,
        ref RevisionChange change)
    {
        var setName = set.Metadata.Name ?? "";
        var prefix = setName.Length > LongestNamePart ? setName[..LongestNamePart] : setName;
        var name = $"{prefix}-{hash}";
        while (find(name) is { } taken)
        {
            if (Records(taken, candidate))
            {
                change = RevisionChange.None;
                return taken;
            }

            collisions++;
            name = $"{prefix}-{RevisionHash.Compute(candidate.Bytes.Span, collisions)}";
        }

        return new ControllerRevision(new ObjectMeta
        {
            Name = name,
            Namespace = set.Metadata.Namespace,
            Labels = (candidate.Template.Metadata?.Labels ?? []).With(StatefulSetNames.HashLabel, hash),
            Annotations = set.Metadata.Annotations,
            OwnerReferences = [OwnerReferences.Controller(set)],
        })
        {
            Data = candidate.Data,
            Revision = number,
        };
    }
}
