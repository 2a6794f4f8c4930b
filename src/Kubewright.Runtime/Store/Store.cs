using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.ExceptionServices;

namespace Kubewright.Runtime;

/// <summary>
/// The one owner of the cluster's state: a log of changes, of which the latest are kept, folded into immutable snapshots. Writes have the
/// semantics of the API server (admission, uid, resourceVersion, generation, optimistic concurrency, finalizers, graceful
/// deletion); a write that changes nothing is not made.
/// </summary>
/// <remarks>
/// Writes from several threads are put in order; subscribers hear every change once, in order, on the writing thread.
/// Reads take the current snapshot and never wait.
/// </remarks>
public sealed partial class Store
{
    /// <summary>How many changes a store remembers at least unless told otherwise.</summary>
    public const int DefaultHistory = 10_000;

    /// <summary>The uid in a dry run of what cannot be complete without one.</summary>
    private const string DryRunUid = "00000000-0000-0000-0000-000000000000";

    private readonly Lock _gate = new();
    private readonly EventLog _log;
    private readonly Queue<StoreEvent> _undelivered = new();
    private readonly TimeProvider _clock;
    private readonly SeededSource _source;
    private readonly IAdmission _admission;
    private readonly SharedParts _parts = new();
    private ImmutableArray<Action<StoreEvent>> _subscribers = [];
    private ImmutableArray<Func<WriteRequest, ApiError?>> _interceptors = [];
    private ClusterSnapshot _snapshot = ClusterSnapshot.Empty;
    private bool _isDelivering;

    /// <summary>Whether the write that is being made ends before the log. Randomness is not drawn then either: a dry run leaves no trace.</summary>
    private bool _isDryRun;

    /// <summary>Creates an empty store.</summary>
    /// <param name="clock">Where timestamps come from.</param>
    /// <param name="source">Where uids and generated names come from.</param>
    /// <param name="admission">Defaults and checks every write.</param>
    /// <param name="history">How many changes are remembered at least. Older ones are forgotten, so that memory does not grow with time.</param>
    public Store(TimeProvider clock, SeededSource source, IAdmission admission, int history = DefaultHistory)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(history, 1);
        _log = new EventLog(history);
        _clock = clock;
        _source = source;
        _admission = admission;
    }

    /// <summary>The cluster as it is now.</summary>
    public ClusterSnapshot Snapshot => Volatile.Read(ref _snapshot);

    /// <summary>The clock's time in whole seconds, as Kubernetes writes timestamps. Use it for every timestamp in an object.</summary>
    public DateTimeOffset Now => Timestamps.Of(_clock.GetUtcNow());

    /// <summary>Calls <paramref name="onChange"/> for every later change, in order, on the writing thread, before the write returns.</summary>
    /// <returns>Ends the subscription.</returns>
    public IDisposable Subscribe(Action<StoreEvent> onChange)
    {
        ArgumentNullException.ThrowIfNull(onChange);
        lock (_gate)
        {
            _subscribers = _subscribers.Add(onChange);
        }

        return new Registration(_gate, () => _subscribers = _subscribers.Remove(onChange));
    }

    /// <summary>
    /// Lets <paramref name="refuse"/> see every later write before the store does, and refuse it, as a quota, a webhook or
    /// a broken connection would. A refused write leaves no trace.
    /// </summary>
    /// <param name="refuse">Why the write fails; null to let it pass. It must not write to the store.</param>
    /// <returns>Ends the interception.</returns>
    public IDisposable Intercept(Func<WriteRequest, ApiError?> refuse)
    {
        ArgumentNullException.ThrowIfNull(refuse);
        lock (_gate)
        {
            _interceptors = _interceptors.Add(refuse);
        }

        return new Registration(_gate, () => _interceptors = _interceptors.Remove(refuse));
    }

    /// <summary>Adds an object. A given status, uid or resourceVersion is ignored; an empty name is made from <c>generateName</c>.</summary>
    /// <param name="obj">The object.</param>
    /// <param name="isDryRun">Whether to answer as if it were done, and to do nothing.</param>
    public ApiResult<T> Create<T>(T obj, bool isDryRun = false)
        where T : class, IKubernetesObject
    {
        ArgumentNullException.ThrowIfNull(obj);
        lock (_gate)
        {
            return Write(WriteVerb.Create, AdmissionOperation.Create, obj, isDryRun).As<T>();
        }
    }

    /// <summary>
    /// Replaces an object but for its status. A stale <c>resourceVersion</c> is a conflict, an empty one overwrites.
    /// Removing the last finalizer of an object that is being deleted removes the object.
    /// </summary>
    /// <param name="obj">The object.</param>
    /// <param name="isDryRun">Whether to answer as if it were done, and to do nothing.</param>
    public ApiResult<T> Update<T>(T obj, bool isDryRun = false)
        where T : class, IKubernetesObject
    {
        ArgumentNullException.ThrowIfNull(obj);
        lock (_gate)
        {
            return Write(WriteVerb.Update, AdmissionOperation.Update, obj, isDryRun).As<T>();
        }
    }

    /// <summary>Replaces an object's status and nothing else. A stale <c>resourceVersion</c> is a conflict, an empty one overwrites.</summary>
    /// <param name="obj">The object.</param>
    /// <param name="isDryRun">Whether to answer as if it were done, and to do nothing.</param>
    public ApiResult<T> UpdateStatus<T>(T obj, bool isDryRun = false)
        where T : class, IKubernetesObject
    {
        ArgumentNullException.ThrowIfNull(obj);
        lock (_gate)
        {
            return Write(WriteVerb.UpdateStatus, AdmissionOperation.UpdateStatus, obj, isDryRun).As<T>();
        }
    }

    /// <summary>Gives a pod its node and marks it as scheduled, in one write, as the <c>binding</c> subresource of pods does.</summary>
    /// <param name="pod">The pod as read; when it has changed since, the answer is a conflict.</param>
    /// <param name="node">The node's name.</param>
    public ApiResult<Pod> Bind(Pod pod, string node)
    {
        ArgumentNullException.ThrowIfNull(pod);
        ArgumentException.ThrowIfNullOrEmpty(node);
        lock (_gate)
        {
            var key = ObjectKey.Of(pod);
            var old = Snapshot.Find(key) as Pod;
            if ((Refusal(WriteVerb.Bind, key, pod) ?? Precondition(pod, old, key)) is { } failed)
            {
                return failed;
            }

            if (old!.Spec?.NodeName?.Name is { Length: > 0 } present)
            {
                return ApiError.Conflict(key, $"pod {key.Name} is already assigned to node \"{present}\"");
            }

            var bound = Commit(StoreEventType.Modified, key, old, old with
            {
                Spec = (old.Spec ?? new PodSpec { Containers = [] }) with { NodeName = node },
                Status = (old.Status ?? new PodStatus()) with
                {
                    NominatedNodeName = null,
                    Conditions = PodConditions.With(old.Status?.Conditions, PodConditionType.PodScheduled, true, Now),
                },
            });
            Deliver();
            return ApiResult<Pod>.Success((Pod)bound);
        }
    }

    /// <summary>
    /// Deletes an object, or starts its deletion: a pod on a node is first given its grace period, an object with
    /// finalizers stays until they are gone.
    /// </summary>
    /// <param name="key">Which object.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="isDryRun">Whether to answer as if it were done, and to do nothing.</param>
    /// <returns>The object as it is now, or its last state.</returns>
    public ApiResult<IKubernetesObject> Delete(ObjectKey key, DeleteOptions? options = null, bool isDryRun = false)
    {
        lock (_gate)
        {
            if (Refusal(WriteVerb.Delete, key, null) is { } refused)
            {
                return refused;
            }

            var old = Snapshot.Find(key);
            var result = Deletion.Plan(old, key, options ?? DeleteOptions.Default, Now);
            if (result.Error is not null)
            {
                return result.Error;
            }

            if (isDryRun)
            {
                return ApiResult<IKubernetesObject>.Success(result.Object!);
            }

            var stored = result.IsRemoval ? Remove(key, result.Object!)
                : Equals(result.Object, old) ? result.Object!
                : Commit(StoreEventType.Modified, key, old, result.Object!);
            Deliver();
            return ApiResult<IKubernetesObject>.Success(stored);
        }
    }

    private ApiError? Refusal(WriteVerb verb, ObjectKey key, IKubernetesObject? obj)
    {
        if (_interceptors.IsEmpty)
        {
            return null;
        }

        var request = new WriteRequest(verb, key, obj);
        foreach (var refuse in _interceptors)
        {
            if (refuse(request) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private ApiResult<IKubernetesObject> Write(WriteVerb verb, AdmissionOperation operation, IKubernetesObject obj, bool isDryRun)
    {
        if (KindInfo.For(obj) is not { } kind)
        {
            return ApiError.UnknownKind(obj);
        }

        if (Refusal(verb, ObjectKey.Of(obj), obj) is { } refused)
        {
            return refused;
        }

        _isDryRun = isDryRun;
        try
        {
            return operation switch
            {
                AdmissionOperation.Create => CreateCore(obj, kind),
                AdmissionOperation.UpdateStatus => UpdateStatusCore(obj),
                AdmissionOperation.UpdateEphemeralContainers => UpdateEphemeralContainersCore(obj, kind),
                _ => UpdateCore(obj, kind),
            };
        }
        finally
        {
            _isDryRun = false;
            Deliver();
        }
    }

    private ApiResult<IKubernetesObject> CreateCore(IKubernetesObject obj, KindInfo kind)
    {
        var metadata = obj.Metadata;
        if (string.IsNullOrEmpty(metadata.Name) && !string.IsNullOrEmpty(metadata.GenerateName))
        {
            metadata = metadata with { Name = metadata.GenerateName + (_isDryRun ? "xxxxx" : _source.NextNameSuffix()) };
        }

        // A job's selector holds its uid, so it has one before it is complete. Others get theirs when they are admitted: what is refused takes none.
        var uid = obj is not Batch.Job ? null : _isDryRun ? DryRunUid : _source.NextUid();
        var candidate = obj.WithMetadata(metadata with
            {
                Namespace = NamespaceOf(kind, metadata),
                Uid = uid,
                ResourceVersion = null,
                Generation = kind.HasGeneration ? 1 : null,
                CreationTimestamp = Now,
                DeletionTimestamp = null,
                DeletionGracePeriodSeconds = null,
            })
            .WithStatusOf(kind.KeepsStatusOnCreate ? obj : null);

        var admitted = _admission.Admit(new AdmissionRequest(AdmissionOperation.Create, candidate, null, Snapshot));
        if (admitted.Error is { } refused)
        {
            return refused;
        }

        var key = ObjectKey.Of(admitted.Object);
        if (Snapshot.Find(key) is not null)
        {
            return ApiError.AlreadyExists(key);
        }

        Charge(admitted);
        var created = Commit(StoreEventType.Added, key, null, admitted.Object, _isDryRun ? null : uid ?? _source.NextUid());
        return ApiResult<IKubernetesObject>.Success(created, admitted.Warnings);
    }

    private ApiResult<IKubernetesObject> UpdateCore(IKubernetesObject obj, KindInfo kind)
    {
        var key = ObjectKey.Of(obj);
        var old = Snapshot.Find(key);
        if (Precondition(obj, old, key) is { } failed)
        {
            return failed;
        }

        var candidate = ServerFields.Keep(obj, old!.Metadata).WithStatusOf(old);
        var admitted = _admission.Admit(new AdmissionRequest(AdmissionOperation.Update, candidate, old, Snapshot));
        if (admitted.Error is { } refused)
        {
            return refused;
        }

        var updated = admitted.Object;
        if (kind.HasGeneration && !updated.HasSameSpec(old))
        {
            updated = updated.WithMetadata(updated.Metadata with { Generation = (old.Metadata.Generation ?? 0) + 1 });
        }

        Charge(admitted);
        var stored = Deletion.IsComplete(updated) ? Remove(key, updated)
            : Equals(updated, old) ? old
            : Commit(StoreEventType.Modified, key, old, updated);
        return ApiResult<IKubernetesObject>.Success(stored, admitted.Warnings);
    }

    private ApiResult<IKubernetesObject> UpdateStatusCore(IKubernetesObject obj)
    {
        var key = ObjectKey.Of(obj);
        var old = Snapshot.Find(key);
        if (Precondition(obj, old, key) is { } failed)
        {
            return failed;
        }

        var candidate = old!.WithStatusOf(obj);
        var admitted = _admission.Admit(new AdmissionRequest(AdmissionOperation.UpdateStatus, candidate, old, Snapshot));
        return admitted.Error is { } refused
            ? refused
            : ApiResult<IKubernetesObject>.Success(
                Equals(admitted.Object, old) ? old! : Commit(StoreEventType.Modified, key, old, admitted.Object),
                admitted.Warnings);
    }

    private static ApiError? Precondition(IKubernetesObject obj, IKubernetesObject? old, ObjectKey key)
    {
        if (old is null)
        {
            return ApiError.NotFound(key);
        }

        if (!string.IsNullOrEmpty(obj.Metadata.Uid) && obj.Metadata.Uid != old.Metadata.Uid)
        {
            return ApiError.Conflict(
                key,
                $"Precondition failed: UID in precondition: {obj.Metadata.Uid}, UID in object meta: {old.Metadata.Uid}");
        }

        return string.IsNullOrEmpty(obj.Metadata.ResourceVersion) || obj.Metadata.ResourceVersion == old.Metadata.ResourceVersion
            ? null
            : ApiError.Conflict(key);
    }

    private static string? NamespaceOf(KindInfo kind, ObjectMeta metadata) =>
        !kind.IsNamespaced ? null : string.IsNullOrEmpty(metadata.Namespace) ? KindInfo.DefaultNamespace : metadata.Namespace;

    /// <summary>Puts an object into the log.</summary>
    /// <param name="type">What happens.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="old">What is stored; null for nothing.</param>
    /// <param name="obj">What is to be stored.</param>
    /// <param name="uid">The uid of a new object; null for the one it has.</param>
    private IKubernetesObject Commit(StoreEventType type, ObjectKey key, IKubernetesObject? old, IKubernetesObject obj, string? uid = null)
    {
        if (_isDryRun)
        {
            return obj;
        }

        var metadata = obj.Metadata;
        obj = obj.WithMetadata(_parts.In(metadata, old?.Metadata, uid ?? metadata.Uid, NextVersion()));
        Append(type, key, old, obj);
        return obj;
    }

    /// <summary>Takes an object out.</summary>
    /// <returns>Its last state, with the version of the removal.</returns>
    private IKubernetesObject Remove(ObjectKey key, IKubernetesObject lastState)
    {
        if (_isDryRun)
        {
            return lastState;
        }

        lastState = lastState.WithMetadata(lastState.Metadata with { ResourceVersion = NextVersion() });
        Append(StoreEventType.Deleted, key, lastState, null);
        return lastState;
    }

    private string NextVersion() => (Snapshot.Version + 1).ToString(CultureInfo.InvariantCulture);

    private void Append(StoreEventType type, ObjectKey key, IKubernetesObject? old, IKubernetesObject? @new)
    {
        var snapshot = Snapshot;
        var change = new StoreEvent(type, key, old, @new, snapshot.Version + 1, _clock.GetUtcNow());
        var next = snapshot.Apply(change);
        _log.Append(change);
        _undelivered.Enqueue(change);
        Volatile.Write(ref _snapshot, next);
    }

    /// <summary>
    /// Hands out what was not handed out yet. A subscriber that writes only lengthens the log: order is kept. One that
    /// throws keeps nothing from the others; its first exception comes out of the write once all have heard.
    /// </summary>
    private void Deliver()
    {
        if (_isDelivering)
        {
            return;
        }

        ExceptionDispatchInfo? fault = null;
        _isDelivering = true;
        while (_undelivered.TryDequeue(out var change))
        {
            foreach (var subscriber in _subscribers)
            {
                try
                {
                    subscriber(change);
                }
                catch (Exception exception)
                {
                    fault ??= ExceptionDispatchInfo.Capture(exception);
                }
            }
        }

        _isDelivering = false;
        fault?.Throw();
    }

    /// <summary>Ends a subscription or an interception.</summary>
    private sealed class Registration(Lock gate, Action end) : IDisposable
    {
        public void Dispose()
        {
            lock (gate)
            {
                end();
            }
        }
    }
}
