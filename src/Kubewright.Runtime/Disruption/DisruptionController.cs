namespace Kubewright.Runtime;

/// <summary>Keeps the status of disruption budgets: how many of their pods are healthy, and how many may be evicted.</summary>
public sealed class DisruptionController : IController
{
    private readonly Store _store;
    private readonly TimeProvider _clock;
    private readonly Dictionary<ObjectKey, BudgetTally> _tallies = [];

    /// <summary>Creates the controller.</summary>
    /// <param name="store">The cluster.</param>
    /// <param name="clock">What time it is.</param>
    public DisruptionController(Store store, TimeProvider clock)
    {
        _store = store;
        _clock = clock;
    }

    /// <inheritdoc/>
    public string Name => "disruption-controller";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = [nameof(PodDisruptionBudget), nameof(Pod), nameof(StatefulSet)];

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        switch (change.Object)
        {
            case PodDisruptionBudget budget:
                OnBudget(change, budget);
                queue.Add(change.Key);
                break;
            case Pod pod when _tallies.Count > 0:
                OnPod(change, pod, queue);
                break;
            case StatefulSet when _tallies.Count > 0:
                foreach (var (key, tally) in _tallies)
                {
                    if (tally.IsOwnedBy(change.Key))
                    {
                        queue.Add(key);
                    }
                }

                break;
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        if (_store.Snapshot.Find(key) is not PodDisruptionBudget budget || !_tallies.TryGetValue(key, out var tally))
        {
            return ReconcileResult.Done;
        }

        var now = _clock.GetUtcNow();
        Map<DateTimeOffset> disrupted =
        [
            .. (budget.Status?.DisruptedPods ?? []).Where(item => tally.IsHealthy(item.Key) && item.Value + BudgetPlanner.DisruptionTimeout > now),
        ];
        var status = BudgetPlanner.Plan(budget, tally.Count, Scale(tally), tally.Healthy - disrupted.Count, disrupted, _store.Now);
        if (status != budget.Status && _store.UpdateStatus(budget with { Status = status }).Error is { } error)
        {
            return ReconcileResult.Retry(error);
        }

        return disrupted.Count == 0 ? ReconcileResult.Done : ReconcileResult.After(disrupted.Min(static item => item.Value) + BudgetPlanner.DisruptionTimeout - now);
    }

    private void OnBudget(StoreEvent change, PodDisruptionBudget budget)
    {
        if (change.New is null)
        {
            _tallies.Remove(change.Key);
        }
        else if (!_tallies.ContainsKey(change.Key) || !Equals((change.Old as PodDisruptionBudget)?.Spec?.Selector, budget.Spec?.Selector))
        {
            var tally = new BudgetTally();
            foreach (var pod in _store.Snapshot.Pods.Where(pod => Budgets.Covers(budget, pod)))
            {
                tally.Set(pod);
            }

            _tallies[change.Key] = tally;
        }
    }

    private void OnPod(StoreEvent change, Pod pod, IWorkQueue queue)
    {
        foreach (var (key, tally) in _tallies)
        {
            var isChanged = change.New is not null && _store.Snapshot.Find(key) is PodDisruptionBudget budget && Budgets.Covers(budget, pod)
                ? tally.Set(pod)
                : key.Namespace == change.Key.Namespace && tally.Remove(change.Key.Name);
            if (isChanged)
            {
                queue.Add(key);
            }
        }
    }

    /// <summary>How many pods the owners want; null when one of the pods has no owner, or one whose scale is not known.</summary>
    private int? Scale(BudgetTally tally)
    {
        if (tally.WithoutOwner > 0)
        {
            return null;
        }

        var sum = 0;
        foreach (var owner in tally.Owners)
        {
            if (_store.Snapshot.Find(owner) is not StatefulSet set)
            {
                return null;
            }

            sum += set.Spec?.Replicas ?? 1;
        }

        return sum;
    }
}
