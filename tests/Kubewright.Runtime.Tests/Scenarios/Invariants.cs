using System.Globalization;

namespace Kubewright.Runtime.Tests;

/// <summary>
/// What must hold of every StatefulSet after every change of the store, whatever a scenario does (SS-310 to SS-318).
/// It reads objects only, and knows what the test itself does from <see cref="IsUserActing"/>.
/// </summary>
internal sealed class Invariants
{
    private readonly Store _store;
    private readonly TimeProvider _clock;
    private readonly bool _hasBudget;
    private readonly HashSet<string> _leaving = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lastReplaced = new(StringComparer.Ordinal);

    public Invariants(Cluster cluster)
        : this(cluster.Store, cluster.Clock, cluster.Features) => cluster.Subscribe(Check);

    /// <summary>Invariants that are told of each change.</summary>
    public Invariants(Store store, TimeProvider clock, KubernetesFeatures features)
    {
        _store = store;
        _clock = clock;
        _hasBudget = features.Has(KubernetesFeature.MaxUnavailableStatefulSet);
    }

    /// <summary>Whether the present change is the test's own: it may break what the controller must not.</summary>
    public bool IsUserActing { get; set; }

    private ClusterSnapshot Snapshot => _store.Snapshot;

    /// <summary>What holds besides when nothing is left to do: the range is exact (SS-311), the history keeps its limit (SS-315).</summary>
    public void CheckAtRest()
    {
        foreach (var set in Snapshot.StatefulSets.Where(static set => set.Metadata.DeletionTimestamp is null))
        {
            CheckHistory(set, surplus: 0);
            if (set.Status is { } status && IsComplete(set, status))
            {
                Assert.Equal(Enumerable.Range(Start(set), End(set) - Start(set) + 1), PodsOf(set).Select(OrdinalOf).Order());
            }
        }
    }

    /// <summary>Checks what one change made of the cluster.</summary>
    public void Check(StoreEvent change)
    {
        var isLeaving = change.Object.Metadata.DeletionTimestamp is not null || change.New is null;
        var startsToLeave = isLeaving && _leaving.Add(change.Object.Metadata.Uid!);
        switch (change.Object)
        {
            case Pod when IsUserActing:
                _lastReplaced.Clear();
                break;
            case Pod or PersistentVolumeClaim when isLeaving && IsNamespaceLeaving(change.Key):
                break;
            case Pod pod when OwnerOf(pod) is { } set:
                if (change.Type == StoreEventType.Added)
                {
                    CheckCreation(set, pod);
                }
                else if (startsToLeave && set.Metadata.DeletionTimestamp is null)
                {
                    CheckDeletion(set, pod);
                }

                break;
            case PersistentVolumeClaim claim when startsToLeave && !IsUserActing:
                Assert.NotEmpty(claim.Metadata.OwnerReferences ?? []);
                Assert.DoesNotContain(claim.Metadata.OwnerReferences!, IsAlive);
                break;
            case StatefulSet { Status: { } status } set when change.New is not null && status != (change.Old as StatefulSet)?.Status:
                CheckStatus(set, status);
                break;
            case ControllerRevision when change.Type == StoreEventType.Added:
                // Kept by the round before although a status that could not be written does not say so: its update
                // revision, and that of the pod it then deleted.
                Assert.All(Snapshot.StatefulSets, set => CheckHistory(set, surplus: set.Status?.ObservedGeneration < set.Metadata.Generation - 1 ? 3 : 1));
                break;
        }
    }

    /// <summary>SS-310, SS-311, SS-312: names, claims, and in an ordered set nobody below is missing or unwell.</summary>
    private void CheckCreation(StatefulSet set, Pod pod)
    {
        var ordinal = OrdinalOf(pod);
        Assert.Equal($"{set.Metadata.Name}-{ordinal}", pod.Metadata.Name);
        Assert.InRange(ordinal, Start(set), End(set));
        if (IsOrdered(set))
        {
            Assert.All(Enumerable.Range(Start(set), ordinal - Start(set)), below => Assert.True(IsAvailable(set, below), $"{pod.Metadata.Name} came before {below} was available"));
        }

        foreach (var template in set.Spec!.VolumeClaimTemplates ?? [])
        {
            var name = $"{template.Metadata!.Name}-{pod.Metadata.Name}";
            var volume = pod.Spec!.Volumes!.Single(volume => volume.Name == template.Metadata.Name);
            Assert.Equal(name, volume.PersistentVolumeClaim!.ClaimName.Name);
            Assert.NotNull(Snapshot.Find<PersistentVolumeClaim>(pod.Metadata.Namespace!, name));
            Assert.Single(Snapshot.ByIndex<Pod>(SnapshotIndex.PodsByClaim, SnapshotIndex.Namespaced(pod.Metadata.Namespace!, name)));
        }
    }

    /// <summary>SS-316, SS-317: a pod goes because it ended, is out of range, or is outdated; and in which order.</summary>
    private void CheckDeletion(StatefulSet set, Pod pod)
    {
        var ordinal = OrdinalOf(pod);
        if (pod.Status?.Phase is PodPhase.Failed or PodPhase.Succeeded)
        {
            return;
        }

        if (ordinal < Start(set) || ordinal > End(set))
        {
            Assert.True(!IsOrdered(set) || Enumerable.Range(Start(set), End(set) - Start(set) + 1).All(slot => IsAvailable(set, slot)), $"{pod.Metadata.Name} went while a slot was not available");
            Assert.True(!IsOrdered(set) || PodsOf(set).All(other => OrdinalOf(other) <= ordinal || IsInRange(set, other)), $"{pod.Metadata.Name} went before one above it");
            return;
        }

        var why = $"{pod.Metadata.Name} was deleted for no reason";
        Assert.True(set.Spec!.UpdateStrategy!.Type == StatefulSetUpdateStrategyType.RollingUpdate, why);
        Assert.True(ordinal >= Start(set) + (set.Spec.UpdateStrategy.RollingUpdate?.Partition ?? 0), why);
        Assert.True(IsOutdated(set, pod), why);
        if (_hasBudget)
        {
            CheckBudget(set, pod);
        }
        else
        {
            Assert.All(Enumerable.Range(ordinal + 1, End(set) - ordinal), above => Assert.True(IsAvailable(set, above), $"{pod.Metadata.Name} went before {above} was back"));
        }

        if (_hasBudget && !IsOrdered(set))
        {
            return;
        }

        var rollout = string.Create(CultureInfo.InvariantCulture, $"{set.Metadata.Uid}/{set.Metadata.Generation}");
        Assert.True(ordinal < _lastReplaced.GetValueOrDefault(rollout, int.MaxValue), $"{pod.Metadata.Name} was replaced out of order");
        _lastReplaced[rollout] = ordinal;
    }

    /// <summary>
    /// SS-316: counting the pods that are leaving, an update takes no more slots than maxUnavailable. Pods that were not
    /// available anyway cost nothing in a parallel set (SS-131).
    /// </summary>
    private void CheckBudget(StatefulSet set, Pod pod)
    {
        var wasAvailable = PodHealth.IsReady(pod, out var since) && IsOldEnough(set, since);
        if (!wasAvailable && !IsOrdered(set))
        {
            return;
        }

        var unavailable = Enumerable.Range(Start(set), End(set) - Start(set) + 1).Count(slot => !IsAvailable(set, slot));
        var budget = RollingUpdate.MaxUnavailable(new StatefulSetShape(set));
        Assert.True(unavailable <= budget, $"{pod.Metadata.Name} went although {unavailable} slots of {budget} are unavailable with it");
    }

    /// <summary>SS-313, SS-314: what a status that says "settled" says about the pods, unless one of them is on its way out.</summary>
    private void CheckStatus(StatefulSet set, StatefulSetStatus status)
    {
        var n = set.Spec!.Replicas!.Value;
        var partition = set.Spec.UpdateStrategy!.RollingUpdate?.Partition ?? 0;
        var (current, update) = (status.CurrentRevision?.Name, status.UpdateRevision?.Name);
        Assert.InRange(status.AvailableReplicas ?? 0, 0, status.ReadyReplicas ?? 0);
        Assert.InRange(status.ReadyReplicas ?? 0, 0, status.Replicas);
        if (!IsComplete(set, status) || !PodsOf(set).All(pod => IsInRange(set, pod) && pod.Metadata.DeletionTimestamp is null))
        {
            return;
        }

        var updated = status.UpdatedReplicas ?? 0;
        if (updated == n && current == update)
        {
            Assert.Equal((n, n), (status.CurrentReplicas ?? 0, status.ReadyReplicas ?? 0));
            Assert.All(PodsOf(set), pod => Assert.Equal(update, PodHealth.RevisionOf(pod)));
        }
        else if (set.Spec.UpdateStrategy.Type == StatefulSetUpdateStrategyType.RollingUpdate && current != update && partition > 0 && updated == n - partition && status.CurrentReplicas == partition)
        {
            Assert.All(PodsOf(set), pod => Assert.Equal(OrdinalOf(pod) < Start(set) + partition ? current : update, PodHealth.RevisionOf(pod)));
        }
    }

    private void CheckHistory(StatefulSet set, int surplus)
    {
        var limit = set.Spec!.RevisionHistoryLimit!.Value;
        var revisions = RevisionsOf(set).Select(static revision => revision.Metadata.Name).ToList();
        var live = PodsOf(set).Select(PodHealth.RevisionOf)
            .Append(set.Status?.CurrentRevision?.Name)
            .Append(set.Status?.UpdateRevision?.Name)
            .ToHashSet(StringComparer.Ordinal);
        Assert.True(
            limit < 0 || revisions.Count(name => !live.Contains(name)) <= limit + surplus,
            $"{set.Metadata.Name} keeps {string.Join(' ', revisions)}");
    }

    private bool IsNamespaceLeaving(ObjectKey key) => Snapshot.Find<Namespace>(key.Namespace)?.Metadata.DeletionTimestamp is not null;

    private StatefulSet? OwnerOf(Pod pod) =>
        OwnerReferences.ControllerOf(pod) is { Kind: "StatefulSet" } owner
        && Snapshot.Find<StatefulSet>(pod.Metadata.Namespace!, owner.Name) is { } set
        && set.Metadata.Uid == owner.Uid
            ? set
            : null;

    private IEnumerable<Pod> PodsOf(StatefulSet set) => Snapshot.DependentsOf<Pod>(set.Metadata.Uid!);

    private IEnumerable<ControllerRevision> RevisionsOf(StatefulSet set) => Snapshot.DependentsOf<ControllerRevision>(set.Metadata.Uid!);

    /// <summary>Whether an owner is there and not itself going in the foreground.</summary>
    private bool IsAlive(OwnerReference owner) =>
        Snapshot.All(owner.Kind).Any(obj => obj.Metadata.Uid == owner.Uid && obj.Metadata.DeletionTimestamp is null);

    private bool IsAvailable(StatefulSet set, int ordinal) =>
        Snapshot.Find<Pod>(set.Metadata.Namespace!, $"{set.Metadata.Name}-{ordinal}") is { Metadata.DeletionTimestamp: null } pod
        && PodHealth.IsReady(pod, out var since)
        && IsOldEnough(set, since);

    private bool IsOldEnough(StatefulSet set, DateTimeOffset? readySince) =>
        set.Spec!.MinReadySeconds is not { Seconds: > 0 } minReady || readySince?.AddSeconds(minReady.Seconds) < _clock.GetUtcNow();

    /// <summary>Whether the pod's revision records something else than the set's template.</summary>
    private bool IsOutdated(StatefulSet set, Pod pod) =>
        Snapshot.Find<ControllerRevision>(set.Metadata.Namespace!, PodHealth.RevisionOf(pod) ?? "") is not { Data: { } data }
        || !RevisionData.Canonical(data).SequenceEqual(RevisionData.Canonical(RevisionData.Record(set.Spec!.Template)));

    private static bool IsComplete(StatefulSet set, StatefulSetStatus status) =>
        status.ObservedGeneration == set.Metadata.Generation
        && status.Replicas == set.Spec!.Replicas
        && (status.AvailableReplicas ?? 0) == status.Replicas;

    private static bool IsInRange(StatefulSet set, Pod pod) => OrdinalOf(pod) >= Start(set) && OrdinalOf(pod) <= End(set);

    private static bool IsOrdered(StatefulSet set) => set.Spec!.PodManagementPolicy == PodManagementPolicy.OrderedReady;

    private static int Start(StatefulSet set) => set.Spec!.Ordinals?.Start ?? 0;

    private static int End(StatefulSet set) => Start(set) + set.Spec!.Replicas!.Value - 1;

    private static int OrdinalOf(Pod pod) =>
        int.Parse(pod.Metadata.Name.AsSpan(pod.Metadata.Name!.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture);
}
