namespace Kubewright.Runtime;

/// <summary>Keeps the status of ResourceQuotas: what is used, after objects that were charged are gone, have ended or ask for less.</summary>
/// <param name="store">The cluster.</param>
public sealed class QuotaController(Store store) : IController
{
    /// <summary>How many quotas there are: in most clusters none, and then no change matters.</summary>
    private int _count;

    /// <inheritdoc/>
    public string Name => "resourcequota-controller";

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        if (change.Key.Kind == nameof(ResourceQuota))
        {
            Note(change, queue);
        }

        // A new object was charged when it was admitted.
        if (change.Type == StoreEventType.Added || _count == 0)
        {
            return;
        }

        foreach (var quota in store.Snapshot.All<ResourceQuota>())
        {
            if (!QuotaUsage.Of(quota, change.Old!).SequenceEqual(change.New is null ? [] : QuotaUsage.Of(quota, change.New)))
            {
                queue.Add(ObjectKey.Of(quota));
            }
        }
    }

    private void Note(StoreEvent change, IWorkQueue queue)
    {
        _count += change.Type == StoreEventType.Added ? 1 : change.Type == StoreEventType.Deleted ? -1 : 0;
        if (change.Type != StoreEventType.Deleted)
        {
            queue.Add(change.Key);
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        // Quota and objects of one snapshot: when an object is charged meanwhile, the write is a conflict.
        var snapshot = store.Snapshot;
        if (snapshot.Find(key) is not ResourceQuota quota)
        {
            return ReconcileResult.Done;
        }

        var status = new ResourceQuotaStatus { Hard = quota.Spec?.Hard, Used = QuotaUsage.Total(quota, snapshot) };
        return status == quota.Status || store.UpdateStatus(quota with { Status = status }).Error is not { Reason: not StatusReason.NotFound } error
            ? ReconcileResult.Done
            : ReconcileResult.Retry(error);
    }
}
