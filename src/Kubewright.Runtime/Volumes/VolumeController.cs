using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Kubewright.Runtime;

/// <summary>
/// The binder and provisioner of volumes, and the guard of those in use: asks <see cref="VolumeBinder"/> about claims and
/// <see cref="VolumeReclaimer"/> about volumes, and carries out what they decide.
/// </summary>
public sealed class VolumeController : IController
{
    private readonly Store _store;
    private readonly TimeProvider _clock;
    private readonly EventRecorder _events;
    private readonly TimeSpan _provisioningTime;
    private readonly FaultBook _faults;
    private readonly Dictionary<ObjectKey, DateTimeOffset> _provisioning = [];
    private readonly Dictionary<ObjectKey, (string Reason, string Message)> _lastEvents = [];

    /// <summary>Claims and volumes as they were written when nothing more was missing of their binding, and not heard of yet: they are where they should be.</summary>
    private readonly HashSet<IKubernetesObject> _bound = new(ReferenceEqualityComparer.Instance);

    /// <summary>Creates the controller.</summary>
    /// <param name="store">The cluster.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="events">Where its events go.</param>
    /// <param name="timing">How long provisioning takes; null for <see cref="SimulationTiming.Default"/>.</param>
    /// <param name="faults">What goes wrong; null for nothing.</param>
    internal VolumeController(Store store, TimeProvider clock, EventRecorder events, SimulationTiming? timing = null, FaultBook? faults = null)
    {
        _store = store;
        _clock = clock;
        _events = events;
        _provisioningTime = (timing ?? SimulationTiming.Default).Provision;
        _faults = faults ?? new FaultBook(clock);
    }

    /// <inheritdoc/>
    public string Name => "persistentvolume-controller";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = [nameof(PersistentVolumeClaim), nameof(PersistentVolume), nameof(Pod), nameof(StorageClass), FaultBook.Signals];

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        switch (change.Object)
        {
            case PersistentVolumeClaim claim:
                OnClaim(change, claim, queue);
                break;
            case PersistentVolume volume:
                OnVolume(change, volume, queue);
                break;
            case Pod pod when change.New is null || PodHealth.IsTerminal(pod):
                OnPodGone(pod, queue);
                break;
            case StorageClass:
                AddWaiting(queue, className: null);
                break;
            case Event when FaultBook.IsSignal(change):
                AddWaiting(queue, className: null);
                foreach (var failed in _store.Snapshot.PersistentVolumes.Where(static v => v.Status?.Phase == VolumePhase.Failed))
                {
                    queue.Add(ObjectKey.Of(failed));
                }

                break;
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        var snapshot = _store.Snapshot;
        return snapshot.Find(key) switch
        {
            PersistentVolumeClaim claim => Perform(claim, VolumeBinder.Plan(Observe(claim, snapshot))),
            PersistentVolume volume => Perform(volume, VolumeReclaimer.Plan(Observe(volume, snapshot))),
            _ => ReconcileResult.Done,
        };
    }

    private void OnClaim(StoreEvent change, PersistentVolumeClaim claim, IWorkQueue queue)
    {
        if (_bound.Remove(claim))
        {
            return;
        }

        queue.Add(change.Key);
        if (claim.Spec?.VolumeName?.Name is { Length: > 0 } name)
        {
            queue.Add(ObjectKey.Of("PersistentVolume", null, name));
        }

        if (change.New is null)
        {
            _provisioning.Remove(change.Key);
            _lastEvents.Remove(change.Key);
        }

        if (change.Type != StoreEventType.Modified)
        {
            var reference = SnapshotIndex.Namespaced(change.Key.Namespace, change.Key.Name);
            foreach (var volume in _store.Snapshot.ByIndex<PersistentVolume>(SnapshotIndex.VolumesByClaim, reference))
            {
                queue.Add(ObjectKey.Of(volume));
            }
        }
    }

    private void OnVolume(StoreEvent change, PersistentVolume volume, IWorkQueue queue)
    {
        if (!_bound.Remove(volume))
        {
            queue.Add(change.Key);
        }

        if (change.New is null)
        {
            _lastEvents.Remove(change.Key);
        }

        if (volume.Spec?.ClaimRef is { } reference)
        {
            queue.Add(ObjectKey.Of("PersistentVolumeClaim", reference.Namespace, reference.Name ?? ""));
        }
        else if (volume.Status?.Phase == VolumePhase.Available)
        {
            AddWaiting(queue, StorageClassLookup.NameOf(volume));
        }

        foreach (var claim in _store.Snapshot.ByIndex<PersistentVolumeClaim>(SnapshotIndex.ClaimsByVolume, change.Key.Name))
        {
            queue.Add(ObjectKey.Of(claim));
        }
    }

    private void OnPodGone(Pod pod, IWorkQueue queue)
    {
        var @namespace = ObjectKey.Of(pod).Namespace;
        foreach (var volume in pod.Spec?.Volumes ?? [])
        {
            if (volume.PersistentVolumeClaim is { } source)
            {
                queue.Add(ObjectKey.Of("PersistentVolumeClaim", @namespace, source.ClaimName.Name));
            }
        }
    }

    /// <summary>Looks again at the claims without a volume: all, or those of one class.</summary>
    private void AddWaiting(IWorkQueue queue, string? className)
    {
        foreach (var claim in _store.Snapshot.ByIndex<PersistentVolumeClaim>(SnapshotIndex.ClaimsByVolume, ""))
        {
            if (className is null || className == (StorageClassLookup.NameOf(claim) ?? ""))
            {
                queue.Add(ObjectKey.Of(claim));
            }
        }
    }

    private ClaimState Observe(PersistentVolumeClaim claim, ClusterSnapshot snapshot)
    {
        var key = ObjectKey.Of(claim);
        var className = StorageClassLookup.NameOf(claim);
        var volumeName = claim.Spec?.VolumeName?.Name;
        var isNamed = !string.IsNullOrEmpty(volumeName);
        var selectedNode = claim.Metadata.Annotations?[VolumeNames.SelectedNode];
        var storageClass = string.IsNullOrEmpty(className) ? null : snapshot.Find<StorageClass>(className);
        var dependsOnPods = claim.Metadata.DeletionTimestamp is not null || StorageClassLookup.WaitsForConsumer(storageClass);
        return new ClaimState
        {
            Claim = claim,
            Class = storageClass,
            IsRefused = _faults.IsOn(claim),
            DefaultClass = className is null ? StorageClassLookup.Default(snapshot.StorageClasses) : null,
            Volume = isNamed ? snapshot.Find<PersistentVolume>(volumeName!) : null,
            Candidates = isNamed ? [] : VolumeCandidates.Of(claim, snapshot),
            Pods = dependsOnPods ? [.. snapshot.ByIndex<Pod>(SnapshotIndex.PodsByClaim, SnapshotIndex.Namespaced(key.Namespace, key.Name))] : [],
            SelectedNode = selectedNode is null ? null : snapshot.Find<Node>(selectedNode),
            ProvisioningSince = _provisioning.TryGetValue(key, out var since) ? since : null,
            ProvisioningTime = SimulatedStorage.DelayOf(storageClass, _provisioningTime),
            Now = _clock.GetUtcNow(),
        };
    }

    private VolumeState Observe(PersistentVolume volume, ClusterSnapshot snapshot) => new()
    {
        Volume = volume,
        Claim = volume.Spec?.ClaimRef is { } reference
            ? snapshot.Find<PersistentVolumeClaim>(reference.Namespace ?? KindInfo.DefaultNamespace, reference.Name ?? "")
            : null,
        IsDeletionRefused = _faults.IsOn(volume),
        Now = _clock.GetUtcNow(),
    };

    private ReconcileResult Perform(IKubernetesObject subject, ImmutableArray<VolumeAction> actions)
    {
        // Each write makes a new version; a later write of the same plan builds on that one.
        List<IKubernetesObject>? written = null;
        foreach (var action in actions)
        {
            switch (action)
            {
                case VolumeAction.Wait wait:
                    _provisioning.TryAdd(ObjectKey.Of(subject), _clock.GetUtcNow());
                    return ReconcileResult.After(wait.Delay);
                case VolumeAction.Record record:
                    Record(record);
                    break;
                default:
                    var result = Write(action, written);
                    if (result.Error is { } error)
                    {
                        return ReconcileResult.Retry(error);
                    }

                    (written ??= new(actions.Length)).Add(result.Value!);
                    break;
            }
        }

        if (actions is [.., VolumeAction.UpdateStatus] && written is not null && IsBinding(written))
        {
            _bound.UnionWith(written);
        }

        return ReconcileResult.Done;
    }

    /// <summary>Whether this was the last that was missing of a binding: the status of a volume, or the name and status of a claim whose volume had its part.</summary>
    private static bool IsBinding(List<IKubernetesObject> written) => written[^1] switch
    {
        PersistentVolume { Status.Phase: VolumePhase.Bound } => written.Count == 1,
        PersistentVolumeClaim { Status.Phase: ClaimPhase.Bound, Metadata.DeletionTimestamp: null } claim =>
            !VolumeExpansion.IsLacking(claim) && written.TrueForAll(static obj => obj is PersistentVolumeClaim { Spec.VolumeName.Name.Length: > 0 }),
        _ => false,
    };

    private ApiResult<IKubernetesObject> Write(VolumeAction action, List<IKubernetesObject>? written)
    {
        return action switch
        {
            VolumeAction.Update update => _store.Update(Rebase(update.Object)),
            VolumeAction.UpdateStatus update => _store.UpdateStatus(Rebase(update.Object)),
            VolumeAction.Create create => _store.Create<IKubernetesObject>(create.Volume),
            VolumeAction.Delete delete => _store.Delete(ObjectKey.Of(delete.Volume), new DeleteOptions { PreconditionUid = delete.Volume.Metadata.Uid }),
            _ => throw new ArgumentException($"There is no way to carry out {action}.", nameof(action)),
        };

        IKubernetesObject Rebase(IKubernetesObject obj)
        {
            for (var i = (written?.Count ?? 0) - 1; i >= 0; i--)
            {
                if (ObjectKey.Of(written![i]) == ObjectKey.Of(obj))
                {
                    return obj.WithMetadata(obj.Metadata with { ResourceVersion = written[i].Metadata.ResourceVersion });
                }
            }

            return obj;
        }
    }

    /// <summary>Records an event unless it only repeats the last one about the same object.</summary>
    private void Record(VolumeAction.Record record)
    {
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_lastEvents, ObjectKey.Of(record.About), out _);
        if (last == (record.Reason, record.Message))
        {
            return;
        }

        last = (record.Reason, record.Message);
        if (record.Type == EventType.Warning)
        {
            _events.Warning(Name, record.About, record.Reason, record.Message);
        }
        else
        {
            _events.Normal(Name, record.About, record.Reason, record.Message);
        }
    }
}
