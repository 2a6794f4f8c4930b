using System.Runtime.InteropServices;

namespace Kubewright.Runtime;

/// <summary>
/// Empties a namespace that is being deleted, and lets it go once nothing is left in it (SS-207). Retention policies and
/// owners have no say in that; finalizers of the objects do.
/// </summary>
/// <param name="store">The cluster.</param>
public sealed class NamespaceController(Store store) : IController
{
    private readonly Dictionary<string, int> _population = new(StringComparer.Ordinal);
    private readonly HashSet<string> _terminating = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "namespace-controller";

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        if (change.Key.Kind == nameof(Namespace))
        {
            if (change.New?.Metadata.DeletionTimestamp is not null && _terminating.Add(change.Key.Name))
            {
                queue.Add(change.Key);
            }
            else if (change.New is null)
            {
                _terminating.Remove(change.Key.Name);
            }

            return;
        }

        var step = change.Type switch
        {
            StoreEventType.Added => 1,
            StoreEventType.Deleted => -1,
            _ => 0,
        };
        var @namespace = change.Key.Namespace;
        if (step == 0 || @namespace.Length == 0)
        {
            return;
        }

        ref var left = ref CollectionsMarshal.GetValueRefOrAddDefault(_population, @namespace, out _);
        left += step;
        if (left == 0)
        {
            _population.Remove(@namespace);
            if (_terminating.Contains(@namespace))
            {
                queue.Add(ObjectKey.Of("Namespace", null, @namespace));
            }
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        if (store.Snapshot.Find(key) is not Namespace { Metadata.DeletionTimestamp: not null } @namespace)
        {
            return ReconcileResult.Done;
        }

        var snapshot = store.Snapshot;
        var left = snapshot.Kinds
            .SelectMany(kind => snapshot.All(kind))
            .Where(obj => obj.Metadata.Namespace == key.Name)
            .ToList();
        if (left.Count == 0)
        {
            var spec = (@namespace.Spec ?? new NamespaceSpec()) with { Finalizers = null };
            return store.Update(@namespace with { Spec = spec }).Error is { } kept ? ReconcileResult.Retry(kept) : ReconcileResult.Done;
        }

        ApiError? error = null;
        foreach (var obj in left.Where(static obj => obj.Metadata.DeletionTimestamp is null))
        {
            // One that another deletion took along is gone already.
            if (store.Delete(ObjectKey.Of(obj)).Error is { Reason: not StatusReason.NotFound } refused)
            {
                error ??= refused;
            }
        }

        return error is null ? ReconcileResult.Done : ReconcileResult.Retry(error);
    }
}
