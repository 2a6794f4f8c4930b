using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>
/// The StatefulSet controller: keeps each set's pods, claims, revisions and status as its spec wants them. What to do is
/// decided by <see cref="StatefulSetPlanner"/> and <see cref="RevisionHistory"/>; this class gathers what they need and
/// carries out what they decide.
/// </summary>
public sealed class StatefulSetController : IController
{
    private const int DefaultHistoryLimit = 10;

    /// <summary>How often the status is tried when others change the set meanwhile (SS-178).</summary>
    private const int MostStatusTries = 5;

    private readonly Store _store;
    private readonly TimeProvider _clock;
    private readonly StatefulPodControl _pods;
    private readonly KubernetesFeatures _features;
    private readonly Func<StatefulSetState, StatefulSetPlan> _planner;
    private readonly Dictionary<ObjectKey, TrackedSet> _tracked = [];
    private readonly Dictionary<string, TrackedSet> _byUid = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Namespace, string Prefix), List<TrackedSet>> _byClaimPrefix = [];

    /// <summary>Creates the controller.</summary>
    /// <param name="store">The cluster.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="events">Where its events go.</param>
    /// <param name="features">What the cluster's release does; null for <see cref="KubernetesFeatures.Default"/>.</param>
    /// <param name="planner">How to decide; null for <see cref="StatefulSetPlanner.Plan"/>.</param>
    public StatefulSetController(
        Store store,
        TimeProvider clock,
        EventRecorder events,
        KubernetesFeatures? features = null,
        Func<StatefulSetState, StatefulSetPlan>? planner = null)
    {
        _planner = planner ?? StatefulSetPlanner.Plan;
        _store = store;
        _clock = clock;
        _pods = new StatefulPodControl(store, events);
        _features = features ?? KubernetesFeatures.Default;
    }

    /// <inheritdoc/>
    public string Name => StatefulPodControl.Component;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = [nameof(StatefulSet), nameof(Pod), nameof(PersistentVolumeClaim)];

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        switch (change.Object)
        {
            case StatefulSet:
                OnSet(change, queue);
                break;
            case Pod:
                OnPod(change, queue);
                break;
            case PersistentVolumeClaim:
                OnClaim(change, queue);
                break;
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        if (_store.Snapshot.Find(key) is not StatefulSet set)
        {
            return ReconcileResult.Done;
        }

        var tracked = Track(set);
        if ((AdoptRevisions(set) ?? ClaimPods(set, tracked)) is { } membershipError)
        {
            return ReconcileResult.Retry(membershipError);
        }

        var candidate = tracked.CandidateOf(set.Spec?.Template ?? new PodTemplateSpec());
        var history = tracked.RevisionsIn(_store.Snapshot);
        var decision = tracked.Decide(set, history, candidate, FindRevision(set));
        if (Write(set, decision) is { } revisionError)
        {
            Truncate(set, decision, tracked);
            return ReconcileResult.Retry(revisionError);
        }

        var now = _clock.GetUtcNow();
        tracked.Pods.AdvanceTo(now);
        var plan = _planner(new StatefulSetState(
            set,
            tracked.Pods,
            name => _store.Snapshot.Find<PersistentVolumeClaim>(key.Namespace, name),
            new RevisionPair(
                decision.Current.Metadata.Name ?? "",
                decision.Update.Metadata.Name ?? "",
                tracked.TemplateOf(decision.Current, decision, candidate),
                candidate.Template,
                decision.CollisionCount),
            now)
        {
            Features = _features,
        });
        foreach (var ordinal in plan.Verified)
        {
            tracked.Pods.Verify(ordinal);
        }

        tracked.WaitsForClaims = plan.WaitsForClaims;

        var status = plan.Status;
        var error = Perform(set, plan.Actions, ref status);

        // The status is written although something failed: it says how far the set is.
        var statusError = WriteStatus(set, status);
        error ??= statusError;
        var historyError = Truncate(set, decision, tracked);
        error ??= historyError;

        return error is not null ? ReconcileResult.Retry(error)
            : plan.WakeAt is { } wakeAt ? ReconcileResult.After(wakeAt - now)
            : ReconcileResult.Done;
    }

    private void OnSet(StoreEvent change, IWorkQueue queue)
    {
        if (change.New is StatefulSet set)
        {
            Track(set).Update(set);
        }
        else if (_tracked.TryGetValue(change.Key, out var known))
        {
            Untrack(known);
        }

        queue.Add(change.Key);
    }

    /// <summary>What is remembered of the set; a set of the same name that came before it is forgotten.</summary>
    private TrackedSet Track(StatefulSet set)
    {
        if (_tracked.TryGetValue(ObjectKey.Of(set), out var known))
        {
            if (known.Uid == set.Metadata.Uid)
            {
                return known;
            }

            Untrack(known);
        }

        var tracked = new TrackedSet(set, _store.Snapshot, _features);
        _tracked[tracked.Key] = tracked;
        _byUid[tracked.Uid] = tracked;
        foreach (var prefix in ClaimPrefixes(set))
        {
            if (!_byClaimPrefix.TryGetValue(prefix, out var sets))
            {
                _byClaimPrefix[prefix] = sets = [];
            }

            sets.Add(tracked);
        }

        return tracked;
    }

    private void Untrack(TrackedSet tracked)
    {
        _tracked.Remove(tracked.Key);
        _byUid.Remove(tracked.Uid);
        foreach (var sets in _byClaimPrefix.Values)
        {
            sets.Remove(tracked);
        }
    }

    private static IEnumerable<(string Namespace, string Prefix)> ClaimPrefixes(StatefulSet set) =>
        (set.Spec?.VolumeClaimTemplates ?? []).Select(template =>
            (ObjectKey.Of(set).Namespace, $"{template.Metadata?.Name}-{set.Metadata.Name}"));

    /// <summary>A pod concerns the set that controls it, the one that did before, and as an orphan the one whose name it carries.</summary>
    private void OnPod(StoreEvent change, IWorkQueue queue)
    {
        var before = OwnerOf(change.Old);
        var now = OwnerOf(change.New);
        if (before is not null && before != now)
        {
            before.Forget(change.Key.Name);
            queue.Add(before.Key);
        }

        if (change.New is not Pod pod)
        {
            var byName = NamesakeOf(change.Key);
            byName?.Forget(change.Key.Name);
            return;
        }

        // The namesake of a pod that someone else controls now only learns that it has no claim to it.
        var concerned = now ?? NamesakeOf(change.Key);
        if (concerned?.Observe(pod) == true)
        {
            queue.Add(concerned.Key);
        }
    }

    /// <summary>Claims start no reconcile, but what was found right about them has to be looked at again.</summary>
    private void OnClaim(StoreEvent change, IWorkQueue queue)
    {
        if (change.Type == StoreEventType.Modified
            && Equals(change.Old!.Metadata.OwnerReferences, change.New!.Metadata.OwnerReferences))
        {
            return;
        }

        if (!StatefulSetNames.TryParse(change.Key.Name, out var prefix, out var ordinal)
            || !_byClaimPrefix.TryGetValue((change.Key.Namespace, prefix), out var sets))
        {
            return;
        }

        foreach (var tracked in sets)
        {
            tracked.Pods.Unverify(ordinal);
            if (tracked.WaitsForClaims && change.Type == StoreEventType.Deleted)
            {
                queue.Add(tracked.Key);
            }
        }
    }

    private TrackedSet? OwnerOf(IKubernetesObject? pod) =>
        OwnerReferences.ControllerOf(pod) is { Kind: "StatefulSet" } owner ? _byUid.GetValueOrDefault(owner.Uid) : null;

    private TrackedSet? NamesakeOf(ObjectKey pod) =>
        StatefulSetNames.TryParse(pod.Name, out var parent, out _)
            ? _tracked.GetValueOrDefault(ObjectKey.Of("StatefulSet", pod.Namespace, parent))
            : null;

    /// <summary>Adopts orphans that fit the set, and releases its pods that do not. A set that is being deleted does neither.</summary>
    private string? ClaimPods(StatefulSet set, TrackedSet tracked)
    {
        if (set.Metadata.DeletionTimestamp is not null)
        {
            return null;
        }

        foreach (var name in tracked.Strays)
        {
            if (_store.Snapshot.Find<Pod>(tracked.Key.Namespace, name) is not { } pod)
            {
                tracked.Forget(name);
                continue;
            }

            var result = _store.Update(pod with
            {
                Metadata = OwnerReferences.IsControlledBy(pod, set)
                    ? OwnerReferences.Released(pod, set)
                    : OwnerReferences.Adopted(pod, set),
            });
            if (result.IsSuccess)
            {
                tracked.Observe(result.Value);
            }
            else if (result.Error.Reason != StatusReason.NotFound)
            {
                return result.Error.Message;
            }
        }

        return null;
    }

    /// <summary>Adopts the revisions that nobody controls and the set selects (SS-164). A set that is being deleted adopts none.</summary>
    private string? AdoptRevisions(StatefulSet set)
    {
        if (set.Metadata.DeletionTimestamp is not null)
        {
            return null;
        }

        foreach (var orphan in _store.Snapshot.DependentsOf<ControllerRevision>(""))
        {
            if (orphan.Metadata.Namespace == set.Metadata.Namespace
                && IsSelected(set, orphan)
                && _store.Update(orphan with { Metadata = OwnerReferences.Adopted(orphan, set) }).Error is { Reason: not StatusReason.NotFound } error)
            {
                return error.Message;
            }
        }

        return null;
    }

    private static bool IsSelected(StatefulSet set, ControllerRevision revision) =>
        set.Spec?.Selector.Matches(revision.Metadata.Labels) == true;

    private Func<string, ControllerRevision?> FindRevision(StatefulSet set) =>
        name => _store.Snapshot.Find<ControllerRevision>(set.Metadata.Namespace ?? KindInfo.DefaultNamespace, name);

    /// <summary>Stores what the decision changes. A set that is being deleted gets no revision: the garbage collector would chase it.</summary>
    private string? Write(StatefulSet set, RevisionDecision decision) => decision.Change switch
    {
        _ when set.Metadata.DeletionTimestamp is not null => null,
        RevisionChange.Create => _store.Create(decision.Update).Error?.Message,
        RevisionChange.Raise => _store.Update(decision.Update).Error?.Message,
        _ => null,
    };

    /// <summary>
    /// Carries out the actions: in an ordered set one after the other until one fails; in a parallel one in batches of slots
    /// and of condemned pods, the last of which is the one with a failure.
    /// </summary>
    private string? Perform(StatefulSet set, ImmutableArray<StatefulSetAction> actions, ref StatefulSetStatus status)
    {
        var shape = new StatefulSetShape(set);
        (string Text, PlanPhase Phase, int Batch)? failed = null;
        var condemned = 0;
        foreach (var action in actions)
        {
            var batch = action.Phase switch
            {
                PlanPhase.Slots => SlowStart.BatchOf(action.Ordinal - shape.Start),
                PlanPhase.Condemned => SlowStart.BatchOf(condemned++),
                _ => 0,
            };
            var isInBatches = !shape.IsOrdered && action.Phase is PlanPhase.Slots or PlanPhase.Condemned;
            if (failed is { } first && !(isInBatches && (first.Phase, first.Batch) == (action.Phase, batch)))
            {
                break;
            }

            var failure = _pods.Perform(set, action);
            if (failure is not null)
            {
                failed ??= (failure, action.Phase, batch);
            }
            else if (action is DeletePodAction { Phase: PlanPhase.Update })
            {
                status = StatefulSetStatusCalculator.WithoutCurrent(status);
            }
        }

        return failed?.Text;
    }

    /// <summary>Writes the status to the set as it is now, unless another set has taken its name.</summary>
    private string? WriteStatus(StatefulSet reconciled, StatefulSetStatus status)
    {
        for (var left = MostStatusTries; ; left--)
        {
            if (_store.Snapshot.Find(ObjectKey.Of(reconciled)) is not StatefulSet set
                || set.Metadata.Uid != reconciled.Metadata.Uid
                || !StatefulSetStatusCalculator.IsWorthWriting(set.Status, status))
            {
                return null;
            }

            var error = _store.UpdateStatus(set with { Status = status }).Error;
            if (left == 1 || error?.Reason != StatusReason.Conflict)
            {
                return error?.Message;
            }
        }
    }

    /// <summary>Drops the revisions that the history limit leaves no room for (SS-161).</summary>
    private string? Truncate(StatefulSet set, RevisionDecision decision, TrackedSet tracked)
    {
        var limit = set.Spec?.RevisionHistoryLimit ?? DefaultHistoryLimit;
        if (limit < 0 || _store.Snapshot.DependentsOf<ControllerRevision>(set.Metadata.Uid ?? "").Count <= limit)
        {
            return null;
        }

        var live = tracked.Pods.RevisionsInUse
            .Append(decision.Current.Metadata.Name ?? "")
            .Append(decision.Update.Metadata.Name ?? "")
            .ToHashSet(StringComparer.Ordinal);
        foreach (var surplus in RevisionHistory.Surplus(tracked.RevisionsIn(_store.Snapshot), live.Contains, limit))
        {
            if (_store.Delete(ObjectKey.Of(surplus)).Error is { Reason: not StatusReason.NotFound } error)
            {
                return error.Message;
            }
        }

        return null;
    }
}
