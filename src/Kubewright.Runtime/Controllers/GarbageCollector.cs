namespace Kubewright.Runtime;

/// <summary>
/// Removes objects whose owners are all gone, and finishes deletions that wait for dependents (foreground) or let them go
/// (orphan).
/// </summary>
/// <param name="store">The cluster.</param>
public sealed class GarbageCollector(Store store) : IController
{
    /// <summary>The owners seen by uid, so that a reference to one that is gone is known as such.</summary>
    private readonly Dictionary<string, ObjectKey> _owners = new(StringComparer.Ordinal);

    /// <summary>The objects with an owner of a kind that is not served: whether it is there cannot be asked yet.</summary>
    private readonly HashSet<ObjectKey> _undecided = [];

    /// <inheritdoc/>
    public string Name => "garbage-collector";

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        if (change.Key.Kind == nameof(Event))
        {
            // They own nothing, and nothing owns them: a real cluster's collector leaves them out, too.
            return;
        }

        var uid = change.Object.Metadata.Uid ?? "";
        if (change.New is { } obj)
        {
            if (change.Old is null)
            {
                _owners[uid] = change.Key;
            }

            var isOwnersChanged = change.Old is null || !Equals(change.Old.Metadata.OwnerReferences, obj.Metadata.OwnerReferences);
            if ((isOwnersChanged && obj.Metadata.OwnerReferences is { Count: > 0 } owners && !IsKept(change.Key, owners)) || IsWaiting(obj))
            {
                queue.Add(change.Key);
            }

            if (change.Key.Kind == CustomDefinition.KeyKind)
            {
                foreach (var key in _undecided)
                {
                    queue.Add(key);
                }
            }

            return;
        }

        _owners.Remove(uid);
        _undecided.Remove(change.Key);
        foreach (var dependent in store.Snapshot.DependentsOf(uid))
        {
            queue.Add(ObjectKey.Of(dependent));
        }

        // An owner in foreground deletion may have waited for this one.
        foreach (var owner in change.Old!.Metadata.OwnerReferences ?? [])
        {
            if (_owners.TryGetValue(owner.Uid, out var key))
            {
                queue.Add(key);
            }
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        if (store.Snapshot.Find(key) is not { } obj)
        {
            return ReconcileResult.Done;
        }

        var error = obj.Metadata.OwnerReferences is { Count: > 0 } ? Collect(key, obj) : null;
        if (error is null && store.Snapshot.Find(key) is { } left && IsWaiting(left))
        {
            error = FinishDeletion(left);
        }

        return error is null or { Reason: StatusReason.NotFound } ? ReconcileResult.Done : ReconcileResult.Retry(error);
    }

    private static bool IsWaiting(IKubernetesObject obj) =>
        obj.Metadata.DeletionTimestamp is not null
        && (obj.Metadata.Finalizers ?? []).Any(static f => f is Deletion.ForegroundFinalizer or Deletion.OrphanFinalizer);

    /// <summary>Deletes the object when all its owners are gone; drops the references to those that are.</summary>
    private ApiError? Collect(ObjectKey key, IKubernetesObject obj)
    {
        var owners = obj.Metadata.OwnerReferences!;
        if (owners.Any(owner => !_owners.ContainsKey(owner.Uid) && !CustomKinds.IsServed(owner.ApiVersion, owner.Kind, store.Snapshot)))
        {
            _undecided.Add(key);
            return null;
        }

        _undecided.Remove(key);
        var present = owners.Where(owner => Exists(owner, key)).ToList();
        if (present.Count == 0)
        {
            return Delete(key, obj, PropagationPolicy.Background);
        }

        if (present.Count < owners.Count)
        {
            return store.Update(obj.WithMetadata(OwnerReferences.With(obj.Metadata, present))).Error;
        }

        return present.All(IsInForegroundDeletion) ? Delete(key, obj, PropagationPolicy.Foreground) : null;
    }

    private ApiError? Delete(ObjectKey key, IKubernetesObject obj, PropagationPolicy policy)
    {
        if (obj.Metadata.DeletionTimestamp is not null)
        {
            return null;
        }

        // Without dependents of its own there is nothing to wait for in the foreground.
        var hasDependents = store.Snapshot.DependentsOf(obj.Metadata.Uid ?? "").Any();
        return store.Delete(key, new DeleteOptions
        {
            PreconditionUid = obj.Metadata.Uid,
            Propagation = hasDependents ? policy : PropagationPolicy.Background,
        }).Error;
    }

    /// <summary>Whether all owners are there and none is going: most objects are made by their owner.</summary>
    private bool IsKept(ObjectKey key, ValueList<OwnerReference> owners)
    {
        foreach (var owner in owners)
        {
            if (!Exists(owner, key) || IsInForegroundDeletion(owner))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>An owner is cluster-scoped or in its dependent's namespace; one elsewhere counts as absent (SS-205).</summary>
    private bool Exists(OwnerReference owner, ObjectKey dependent) =>
        _owners.TryGetValue(owner.Uid, out var key) && (key.Namespace.Length == 0 || key.Namespace == dependent.Namespace);

    private bool IsInForegroundDeletion(OwnerReference owner) =>
        _owners.TryGetValue(owner.Uid, out var key)
        && store.Snapshot.Find(key) is { Metadata: { DeletionTimestamp: not null } metadata }
        && metadata.Finalizers?.Contains(Deletion.ForegroundFinalizer) == true;

    private ApiError? FinishDeletion(IKubernetesObject obj)
    {
        var uid = obj.Metadata.Uid ?? "";
        var dependents = store.Snapshot.DependentsOf(uid).ToList();
        if (obj.Metadata.Finalizers!.Contains(Deletion.OrphanFinalizer))
        {
            foreach (var dependent in dependents)
            {
                var others = dependent.Metadata.OwnerReferences!.Where(owner => owner.Uid != uid);
                if (store.Update(dependent.WithMetadata(OwnerReferences.With(dependent.Metadata, others))).Error is { } error)
                {
                    return error;
                }
            }

            return RemoveFinalizer(obj, Deletion.OrphanFinalizer);
        }

        var blocking = dependents
            .Where(dependent => dependent.Metadata.OwnerReferences!.Any(owner => owner.Uid == uid && owner.BlockOwnerDeletion == true))
            .ToList();
        if (blocking.Count == 0)
        {
            return RemoveFinalizer(obj, Deletion.ForegroundFinalizer);
        }

        foreach (var dependent in blocking)
        {
            if (Collect(ObjectKey.Of(dependent), dependent) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private ApiError? RemoveFinalizer(IKubernetesObject obj, string finalizer)
    {
        string[] rest = [.. obj.Metadata.Finalizers!.Where(f => f != finalizer)];
        return store.Update(obj.WithMetadata(obj.Metadata with { Finalizers = rest.Length == 0 ? null : [.. rest] })).Error;
    }
}
