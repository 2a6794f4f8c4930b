using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>What the controller remembers of one StatefulSet between reconciles: a fold of the store's events.</summary>
internal sealed class TrackedSet
{
    private readonly SortedSet<string> _strays = new(StringComparer.Ordinal);
    private readonly KubernetesFeatures _features;
    private StatefulSet _set;
    private RevisionCandidate? _candidate;
    private ImmutableArray<ControllerRevision> _history = [];
    private (long LastChange, ImmutableArray<ControllerRevision> Revisions)? _listed;
    private RevisionDecision? _decision;
    private (RevisionCandidate? Candidate, string? Current) _decidedFor;
    private (RawValue Data, PodTemplateSpec Template)? _restored;

    public TrackedSet(StatefulSet set, ClusterSnapshot snapshot, KubernetesFeatures features)
    {
        _set = set;
        _features = features;
        Key = ObjectKey.Of(set);
        Uid = set.Metadata.Uid ?? "";
        Pods = new PodRoster(new StatefulSetShape(set).MinReady);
        foreach (var pod in snapshot.DependentsOf<Pod>(Uid).Concat(snapshot.DependentsOf<Pod>("")))
        {
            Observe(pod);
        }
    }

    public ObjectKey Key { get; }

    public string Uid { get; }

    /// <summary>The pods that are the set's and match its selector and name.</summary>
    public PodRoster Pods { get; private set; }

    /// <summary>Whether a pod is held back until an old claim is gone.</summary>
    public bool WaitsForClaims { get; set; }

    /// <summary>The names of pods to adopt or to release.</summary>
    public ImmutableArray<string> Strays => [.. _strays];

    /// <summary>Takes notice of the set's new state.</summary>
    public void Update(StatefulSet set)
    {
        var before = new StatefulSetShape(_set);
        var after = new StatefulSetShape(set);
        _set = set;
        Pods = Pods.By(after.MinReady);
        var hadPolicy = before.DeletesClaimsWhenDeleted || before.DeletesClaimsWhenScaled;
        var hasPolicy = after.DeletesClaimsWhenDeleted || after.DeletesClaimsWhenScaled;
        var isPolicyChanged = before.DeletesClaimsWhenDeleted != after.DeletesClaimsWhenDeleted
            || before.DeletesClaimsWhenScaled != after.DeletesClaimsWhenScaled;
        var isRangeChanged = before.Start != after.Start || before.End != after.End;
        if (isPolicyChanged || ((hadPolicy || hasPolicy) && isRangeChanged))
        {
            // Who owns which claim has changed for any pod.
            Pods.UnverifyAll();
        }
    }

    /// <summary>Takes notice of a pod's new state.</summary>
    /// <returns>Whether the pod has to do with the set.</returns>
    public bool Observe(Pod pod)
    {
        var name = pod.Metadata.Name ?? "";
        var isInNamespace = ObjectKey.Of(pod).Namespace == Key.Namespace;
        var ordinal = isInNamespace ? StatefulSetNames.OrdinalIn(Key.Name, name) : null;
        var belongs = ordinal is not null && _set.Spec?.Selector.Matches(pod.Metadata.Labels) == true;
        var controller = OwnerReferences.ControllerOf(pod);
        var isOurs = isInNamespace && controller?.Uid == Uid;
        var isOrphan = controller is null;
        _strays.Remove(name);
        if (isOurs && belongs)
        {
            Pods.Set(ordinal!.Value, pod);
            return true;
        }

        Forget(name);
        var isStray = isOurs || (isOrphan && belongs && !PodHealth.IsTerminating(pod));
        if (isStray)
        {
            _strays.Add(name);
        }

        return isStray;
    }

    /// <summary>Takes notice that a pod is gone.</summary>
    public void Forget(string podName)
    {
        _strays.Remove(podName);
        if (StatefulSetNames.OrdinalIn(Key.Name, podName) is { } ordinal)
        {
            Pods.Remove(ordinal);
        }
    }

    /// <summary>The set's revisions in order, listed anew only when a revision of any set has changed.</summary>
    public ImmutableArray<ControllerRevision> RevisionsIn(ClusterSnapshot snapshot)
    {
        var lastChange = snapshot.LastChangeOf<ControllerRevision>();
        if (_listed is not { } listed || listed.LastChange != lastChange)
        {
            var revisions = RevisionHistory.Sort(snapshot.DependentsOf<ControllerRevision>(Uid)
                .Where(revision => OwnerReferences.IsControlledBy(revision, _set) && _set.Spec?.Selector.Matches(revision.Metadata.Labels) == true));
            listed = (lastChange, revisions);
            _listed = lastChange <= snapshot.Version ? listed : null;
        }

        return listed.Revisions;
    }

    /// <summary>The template of the set, recorded once for as long as it stays the same.</summary>
    public RevisionCandidate CandidateOf(PodTemplateSpec template) =>
        _candidate is { } known && (ReferenceEquals(known.Template, template) || known.Template == template)
            ? known
            : _candidate = RevisionCandidate.Of(template, _features);

    /// <summary>The decision about the revisions, made anew only when the template or the history changed.</summary>
    public RevisionDecision Decide(
        StatefulSet set,
        ImmutableArray<ControllerRevision> history,
        RevisionCandidate candidate,
        Func<string, ControllerRevision?> find)
    {
        var current = set.Status?.CurrentRevision?.Name;
        var isSame = _decision is { Change: RevisionChange.None } known
            && ReferenceEquals(candidate, _decidedFor.Candidate)
            && current == _decidedFor.Current
            && known.CollisionCount == (set.Status?.CollisionCount ?? 0)
            && history.AsSpan().SequenceEqual(_history.AsSpan());
        if (!isSame)
        {
            _decision = RevisionHistory.Decide(set, history, candidate, find, _features);
            _decidedFor = (candidate, current);
            _history = history;
        }

        return _decision!;
    }

    /// <summary>The template that <paramref name="revision"/> records.</summary>
    public PodTemplateSpec TemplateOf(ControllerRevision revision, RevisionDecision decision, RevisionCandidate candidate)
    {
        if (revision.Metadata.Name == decision.Update.Metadata.Name || revision.Data is not { } data)
        {
            return candidate.Template;
        }

        if (_restored is not { } restored || !ReferenceEquals(restored.Data, data))
        {
            _restored = restored = (data, RevisionData.Restore(data) ?? candidate.Template);
        }

        return restored.Template;
    }
}
