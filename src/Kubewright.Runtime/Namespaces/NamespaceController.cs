namespace Kubewright.Runtime;

/// <summary>Empties namespaces that are being deleted, kind by kind, and lets them go when nothing is left.</summary>
/// <param name="store">The cluster.</param>
public sealed class NamespaceController(Store store) : IController
{
    /// <summary>How many objects there are in each namespace, so that the last one to go is known as such.</summary>
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "namespace-controller";

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        if (change.Key.Kind == nameof(Namespace))
        {
            if (change.New is { Metadata.DeletionTimestamp: not null })
            {
                queue.Add(change.Key);
            }

            return;
        }

        if (change.Key.Namespace is not { Length: > 0 } name)
        {
            return;
        }

        var count = _counts.GetValueOrDefault(name) + change.Type switch { StoreEventType.Added => 1, StoreEventType.Deleted => -1, _ => 0 };
        _counts[name] = count;
        if (count == 0)
        {
            _counts.Remove(name);
            queue.Add(ObjectKey.Of(nameof(Namespace), null, name));
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        if (store.Snapshot.Find(key) is not Namespace { Metadata.DeletionTimestamp: not null } ns)
        {
            return ReconcileResult.Done;
        }

        if (_counts.ContainsKey(key.Name))
        {
            return Empty(key.Name);
        }

        var rest = (ns.Spec?.Finalizers ?? []).Where(static finalizer => finalizer != NamespaceLifecycle.Finalizer).ToList();
        return store.Update(ns with { Spec = rest.Count == 0 ? null : ns.Spec! with { Finalizers = [.. rest] } }).Error is { Reason: not StatusReason.NotFound } error
            ? ReconcileResult.Retry(error)
            : ReconcileResult.Done;
    }

    /// <summary>Deletes what is not being deleted yet; the last object to go brings the namespace back here.</summary>
    private ReconcileResult Empty(string name)
    {
        ApiError? failed = null;
        foreach (var kind in store.Snapshot.Kinds)
        {
            foreach (var obj in store.Snapshot.All(kind).Where(obj => obj.Metadata.Namespace == name && obj.Metadata.DeletionTimestamp is null))
            {
                var error = store.Delete(ObjectKey.Of(obj), new DeleteOptions { Propagation = PropagationPolicy.Background }).Error;
                failed ??= error is { Reason: StatusReason.NotFound } ? null : error;
            }
        }

        return failed is null ? ReconcileResult.Done : ReconcileResult.Retry(failed);
    }
}
