namespace Kubewright.Runtime;

/// <summary>Keeps the status of ResourceQuotas: what is used, after objects that were charged are gone, have ended or ask for less.</summary>
/// <param name="store">The cluster.</param>
public sealed class QuotaController(Store store) : IController
{
    /// <inheritdoc/>
    public string Name => "resourcequota-controller";

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        if (change.Key.Kind == nameof(ResourceQuota) && change.Type != StoreEventType.Deleted)
        {
            queue.Add(change.Key);
        }

        // A new object was charged when it was admitted.
        if (change.Type == StoreEventType.Added || store.Snapshot.All<ResourceQuota>().Count == 0)
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
