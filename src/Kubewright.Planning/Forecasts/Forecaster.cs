using System.Collections.Immutable;

namespace Kubewright.Planning;

/// <summary>
/// Plays a change in a simulated cluster: what is there is brought up first, then what is wanted is applied, and the
/// cluster runs until everything is ready or nothing gets any further.
/// </summary>
/// <param name="options">What is taken for granted about the cluster.</param>
internal sealed class Forecaster(PlanOptions options)
{
    /// <summary>How long nothing may get any further before that counts as stuck, beside what the sets themselves ask for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>How much of the time after the last step a timeline of a stuck roll-out shows.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromMinutes(1);

    /// <summary>Plays it.</summary>
    /// <param name="earlier">What was there before that; null when nobody knows.</param>
    /// <param name="before">What is there.</param>
    /// <param name="after">What is applied.</param>
    /// <param name="deleted">What is deleted after that.</param>
    /// <returns>What happened, and which objects were refused.</returns>
    public (RolloutForecast Rollout, IReadOnlyDictionary<ObjectId, ApiError> Refused) Run(
        IReadOnlyList<PlanObject>? earlier, IReadOnlyList<PlanObject> before, IReadOnlyList<PlanObject> after, IReadOnlyList<ObjectId> deleted)
    {
        var scenery = Scenery.Of([.. earlier ?? [], .. before, .. after], options);
        var cluster = Cluster.Create(scenery.Options);
        var notes = scenery.Notes.ToBuilder();
        notes.AddRange(earlier is null ? UnknownRevisions(before, after) : []);
        if (earlier is { Count: > 0 })
        {
            Apply(cluster, earlier, static item => item.Object);
            Settle(cluster);
        }

        notes.AddRange(Apply(cluster, before, item => Explicit(item, earlier is { Count: > 0 })).Select(static refused =>
            $"{refused.Key} as it is now is refused by the simulated cluster, which goes on without it: {refused.Value.Message}"));
        if (!Settle(cluster))
        {
            notes.AddRange(Waits(cluster).Select(static wait => $"Before the change not everything is ready: {wait}"));
        }

        var start = cluster.Clock.GetUtcNow();
        using var recorder = new RolloutRecorder(cluster);
        cluster.Inject(options.Faults);
        var present = before.Select(static item => item.Id).ToHashSet();
        var refused = Apply(cluster, after, item => Explicit(item, present.Contains(item.Id)));
        foreach (var id in deleted)
        {
            cluster.Delete(id.Kind, id.Namespace, id.Name);
        }

        var settles = Settle(cluster);
        var length = settles ? cluster.Clock.GetUtcNow() - start : recorder.LastStep;
        ImmutableArray<SetForecast> sets = [.. recorder.Sets.Select(set => Forecast(set, cluster))];
        notes.AddRange(sets.Where(static set => set.Outcome != SetOutcome.Stuck && !set.Held.IsEmpty).Select(set => WhyHeld(set, cluster.Snapshot)));
        notes.AddRange(BudgetNotes(cluster.Snapshot, settles));
        var timeline = cluster.Timeline.Between(start, settles ? start + length : start + length + Aftermath);
        ImmutableArray<string> waits = settles ? [] : [.. LonelyPods(cluster)];
        return (new RolloutForecast(settles, length, sets, waits, notes.ToImmutable(), timeline), refused);
    }

    private static Dictionary<ObjectId, ApiError> Apply(Cluster cluster, IReadOnlyList<PlanObject> objects, Func<PlanObject, IKubernetesObject?> value)
    {
        var refused = new Dictionary<ObjectId, ApiError>();
        foreach (var item in objects.OrderBy(static item => item.Id))
        {
            if (value(item) is { } obj && KindInfo.Keeps(obj) && cluster.Apply(Freed(obj)).Error is { } error)
            {
                refused[item.Id] = error;
            }
        }

        return refused;
    }

    /// <summary>A number of replicas that was applied and is not any more goes back to its default; only a new object has it without being told.</summary>
    private static IKubernetesObject? Explicit(PlanObject item, bool isThere) =>
        isThere && item.Object is StatefulSet { Spec: { Replicas: null } spec } set ? set with { Spec = spec with { Replicas = 1 } } : item.Object;

    /// <summary>An object of another cluster without what ties it to objects there.</summary>
    private static IKubernetesObject Freed(IKubernetesObject value) => value switch
    {
        PersistentVolume { Spec: { ClaimRef: { } claim } spec } volume => volume with { Spec = spec with { ClaimRef = claim with { Uid = null, ResourceVersion = null } } },
        _ => value,
    };

    /// <summary>Runs until everything is ready.</summary>
    /// <returns>Whether it is; false when nothing has got any further for a long time.</returns>
    private static bool Settle(Cluster cluster)
    {
        // What the change leads to at once comes first: until then all seems to be done.
        cluster.Advance(TimeSpan.Zero);
        var patience = Patience + cluster.Snapshot.StatefulSets
            .Select(static set => TimeSpan.FromSeconds((set.Spec?.MinReadySeconds?.Seconds ?? 0) + (set.Spec?.Template?.Spec?.TerminationGracePeriodSeconds?.Seconds ?? 0)))
            .DefaultIfEmpty()
            .Max();
        var best = Progress(cluster.Snapshot);
        while (!Rollout.IsComplete(cluster.Snapshot) && !cluster.RunUntil(Rollout.IsComplete, patience))
        {
            var progress = Progress(cluster.Snapshot);
            if (progress <= best)
            {
                return false;
            }

            best = progress;
        }

        return true;
    }

    /// <summary>How far the sets have got: their pods of the newest revision that are ready, less those that should not be there.</summary>
    private static int Progress(ClusterSnapshot snapshot) => snapshot.StatefulSets.Sum(set =>
        set.Status is { } status && status.ObservedGeneration >= (set.Metadata.Generation ?? 0)
            ? snapshot.DependentsOf<Pod>(set.Metadata.Uid ?? "").Sum(pod =>
                !SetRecord.IsInRange(pod.Metadata.Name ?? "", set) ? -1
                : Rollout.IsReady(pod) && PodHealth.RevisionOf(pod) == status.UpdateRevision?.Name ? 1 : 0)
            : int.MinValue / SimulatedNodes.Most);

    /// <summary>Pods that a partition has held back may have a revision that no manifest shows any more.</summary>
    private static IEnumerable<string> UnknownRevisions(IReadOnlyList<PlanObject> before, IReadOnlyList<PlanObject> after)
    {
        var old = before.Select(static item => (item.Id, Partition: Partition(item))).Where(static item => item.Partition > 0).ToDictionary(static item => item.Id, static item => item.Partition);
        return after.Where(item => old.TryGetValue(item.Id, out var partition) && Partition(item) < partition).Select(item =>
            $"{item.Id}: the partition goes from {old[item.Id]} to {Partition(item)}. Pods below {old[item.Id]} that have an older revision restart; which they have is not known here.");
    }

    private static int Partition(PlanObject item) => (item.Object as StatefulSet)?.Spec?.UpdateStrategy?.RollingUpdate?.Partition ?? 0;

    private static SetForecast Forecast(SetRecord record, Cluster cluster)
    {
        var set = cluster.Snapshot.Find<StatefulSet>(record.Id.Namespace, record.Id.Name);
        var outcome = set is null ? SetOutcome.Deleted
            : !Rollout.IsReady(set) ? SetOutcome.Stuck
            : record.Steps.Count == 0 ? SetOutcome.Untouched
            : SetOutcome.Settles;
        var stopped = record.Steps.Where(static step => step.Kind == PodStepKind.Stops).Select(static step => step.Pod).Distinct(StringComparer.Ordinal);
        var made = record.Steps.Where(static step => step.Kind == PodStepKind.Created).Select(static step => step.Pod).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<string> held = set is null
            ? []
            :
            [
                .. cluster.Snapshot.DependentsOf<Pod>(set.Metadata.Uid ?? "")
                    .Where(pod => SetRecord.IsInRange(pod.Metadata.Name ?? "", set) && PodHealth.RevisionOf(pod) != set.Status?.UpdateRevision?.Name)
                    .Select(static pod => pod.Metadata.Name ?? "")
                    .OrderBy(name => StatefulSetNames.OrdinalIn(record.Id.Name, name)),
            ];
        return new SetForecast(
            record.Id,
            outcome,
            set?.Spec?.Replicas ?? 0,
            record.ReadyBefore,
            record.LowestReady,
            record.LowestAt,
            outcome == SetOutcome.Settles ? record.ReadyAt ?? TimeSpan.Zero : record.Steps.Count == 0 ? TimeSpan.Zero : record.Steps[^1].At,
            [.. stopped.Where(made.Contains)],
            held,
            outcome == SetOutcome.Stuck ? [.. StuckSet.Explain(set!, held, cluster.Snapshot, cluster.Clock.GetUtcNow())] : [],
            [.. record.Steps]);
    }

    private static string WhyHeld(SetForecast forecast, ClusterSnapshot snapshot)
    {
        var strategy = snapshot.Find<StatefulSet>(forecast.Id.Namespace, forecast.Id.Name)?.Spec?.UpdateStrategy;
        var why = strategy?.Type == StatefulSetUpdateStrategyType.OnDelete
            ? "the strategy is OnDelete, so that they change when somebody deletes them"
            : $"the partition is {strategy?.RollingUpdate?.Partition ?? 0}";
        return $"{forecast.Id}: {string.Join(", ", forecast.Held)} keep what they have: {why}.";
    }

    /// <summary>Budgets that leave no room when all is well, whatever they allow at the moment the last pod gets ready: they stop no roll-out, which does not ask them, but the work on nodes.</summary>
    private static IEnumerable<string> BudgetNotes(ClusterSnapshot snapshot, bool settles) => !settles ? [] : snapshot.All<PodDisruptionBudget>()
        .Where(static budget => budget.Status is { ExpectedPods: > 0 } status && status.DesiredHealthy >= status.ExpectedPods)
        .Select(static budget => $"PodDisruptionBudget/{budget.Metadata.Name} allows no eviction even when all pods are ready, so that kubectl drain waits for ever. A roll-out does not ask it. Leave room for one pod in spec.minAvailable or spec.maxUnavailable.");

    private static IEnumerable<string> Waits(Cluster cluster) => new WaitExplainer(cluster.Snapshot, cluster.Clock.GetUtcNow()).Explain().Select(static line => line.Trim());

    private static IEnumerable<string> LonelyPods(Cluster cluster) => new WaitExplainer(cluster.Snapshot, cluster.Clock.GetUtcNow()).ExplainOthers();
}
