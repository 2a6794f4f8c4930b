namespace Kubewright.Runtime;

/// <summary>
/// The scheduler: asks <see cref="Scheduler"/> for a node for every pod that has none, and carries the decision out. A
/// pod that fits nowhere is looked at again when something changes that could matter to it.
/// </summary>
public sealed class SchedulerController : IController
{
    private const string DefaultName = "default-scheduler";
    private const string Unschedulable = "Unschedulable";

    private readonly Store _store;
    private readonly EventRecorder _events;
    private readonly NodeTable _nodes = new();
    private readonly Preemptor _preemptor;

    /// <summary>The pods for which no node would do when they were last looked at.</summary>
    private readonly HashSet<ObjectKey> _refused = [];

    /// <summary>The pods as the scheduler has written that they wait, and not heard of yet: to look again would tell it the same.</summary>
    private readonly HashSet<Pod> _held = new(ReferenceEqualityComparer.Instance);

    /// <summary>Creates the controller.</summary>
    /// <param name="store">The cluster.</param>
    /// <param name="events">Where its events go.</param>
    public SchedulerController(Store store, EventRecorder events)
    {
        _store = store;
        _events = events;
        _preemptor = new Preemptor(store, events, DefaultName);
    }

    /// <inheritdoc/>
    public string Name => DefaultName;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = [nameof(Pod), nameof(Node), nameof(PersistentVolumeClaim), nameof(PersistentVolume), nameof(StorageClass)];

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        if (change.Object is Pod or Node && _nodes.Note(change, _store.Snapshot) && _refused.Count > 0)
        {
            foreach (var key in _refused.OrderByDescending(PriorityOf).ThenBy(static key => key))
            {
                queue.Add(key);
            }
        }

        if (change.Object is Pod)
        {
            _preemptor.Note(change.Key, change.New is Pod waiting && IsMine(waiting) ? waiting : null);
        }

        switch (change.Object)
        {
            case Pod pod when change.New is not null && IsMine(pod):
                if (!_held.Remove(pod))
                {
                    queue.Add(change.Key);
                }

                break;
            case Pod pod when change.New is null:
                _refused.Remove(change.Key);
                foreach (var claim in MountedClaims.Of(pod))
                {
                    AddPodsOf(queue, change.Key.Namespace, claim);
                }

                break;
            case PersistentVolumeClaim or PersistentVolume { Spec.ClaimRef: not null } when !VolumeChanges.Matter(change):
                break;
            case PersistentVolumeClaim:
                AddPodsOf(queue, change.Key.Namespace, change.Key.Name);
                break;
            case PersistentVolume { Spec.ClaimRef: { } reference }:
                AddPodsOf(queue, reference.Namespace ?? KindInfo.DefaultNamespace, reference.Name ?? "");
                break;
            case PersistentVolume or StorageClass or Node:
                Add(queue, _store.Snapshot.ByIndex<Pod>(SnapshotIndex.PodsByNode, ""));
                break;
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        var snapshot = _store.Snapshot;
        _refused.Remove(key);
        if (snapshot.Find(key) is not Pod pod || !IsMine(pod))
        {
            return ReconcileResult.Done;
        }

        // A pod that waits for a claim is looked at when the claim changes; other pods and nodes do not matter to it.
        var claims = Claims(pod, snapshot);
        var waitsForClaim = Scheduler.ClaimProblem(claims) is not null;
        var topology = waitsForClaim ? null : TopologyFilter.For(pod, _nodes, snapshot);
        var loads = _preemptor.WithReserved(pod, _nodes.Loads(OwnerReferences.ControllerOf(pod)?.Uid));
        var decision = Scheduler.Decide(pod, loads, claims, topology);
        var canBecomeFree = decision is SchedulingDecision.Unschedulable && !waitsForClaim;
        if (canBecomeFree)
        {
            _refused.Add(key);
        }

        var error = decision switch
        {
            SchedulingDecision.Bind bind => Bind(pod, bind.Node),
            SchedulingDecision.Reserve reserve => Reserve(key.Namespace, reserve),
            SchedulingDecision.Gated gated => Hold(pod, PodConditions.SchedulingGated, gated.Message),
            SchedulingDecision.Unschedulable none => Hold(pod, Unschedulable, none.Message),
            var other => throw new InvalidOperationException($"There is no way to carry out {other}."),
        };
        if (error is null && canBecomeFree && _nodes.HasBelow(PodPriority.Of(pod)) && _store.Snapshot.Find(key) is Pod held)
        {
            error = _preemptor.MakeRoom(held, _nodes.Nodes, load => Scheduler.Fits(held, load, claims, topology));
        }

        return error is null ? ReconcileResult.Done : ReconcileResult.Retry(error);
    }

    private int PriorityOf(ObjectKey key) => _store.Snapshot.Find(key) is Pod pod ? PodPriority.Of(pod) : 0;

    private static bool IsMine(Pod pod) =>
        string.IsNullOrEmpty(pod.Spec?.NodeName?.Name)
        && (pod.Spec?.SchedulerName ?? DefaultName) == DefaultName
        && !PodHealth.IsTerminating(pod)
        && !PodHealth.IsTerminal(pod);

    private ApiError? Bind(Pod pod, string node)
    {
        var bound = _store.Bind(pod, node);
        if (bound.IsSuccess)
        {
            var key = ObjectKey.Of(pod);
            _events.Normal(Name, pod, "Scheduled", $"Successfully assigned {key.Namespace}/{key.Name} to {node}");
        }

        return bound.Error;
    }

    private ApiError? Reserve(string @namespace, SchedulingDecision.Reserve reserve)
    {
        foreach (var name in reserve.Claims)
        {
            if (_store.Snapshot.Find<PersistentVolumeClaim>(@namespace, name) is { } claim
                && _store.Update(claim with
                {
                    Metadata = VolumeBinding.Annotate(claim.Metadata, VolumeNames.SelectedNode, reserve.Node),
                }).Error is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private ApiError? Hold(Pod pod, string reason, string message)
    {
        var known = PodConditions.Find(pod, PodConditionType.PodScheduled);
        if (known?.Reason == reason && known.Message == message)
        {
            return null;
        }

        var status = pod.Status ?? new PodStatus();
        var written = _store.UpdateStatus(pod with
        {
            Status = status with
            {
                Conditions = PodConditions.With(status.Conditions, PodConditionType.PodScheduled, false, _store.Now, reason, message),
            },
        });
        if (written.IsSuccess && !ReferenceEquals(written.Value, pod))
        {
            _held.Add(written.Value);
        }

        if (written.IsSuccess && reason == Unschedulable)
        {
            _events.Warning(Name, pod, "FailedScheduling", message);
        }

        return written.Error;
    }

    private static PodClaim[] Claims(Pod pod, ClusterSnapshot snapshot)
    {
        var @namespace = ObjectKey.Of(pod).Namespace;
        var names = MountedClaims.Of(pod);
        var claims = new PodClaim[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i];
            var claim = snapshot.Find<PersistentVolumeClaim>(@namespace, name);
            var storageClass = claim is not null && StorageClassLookup.NameOf(claim) is { Length: > 0 } className
                ? snapshot.Find<StorageClass>(className)
                : null;
            claims[i] = new PodClaim
            {
                Name = name,
                Claim = claim,
                Class = storageClass,
                Volume = claim?.Spec?.VolumeName?.Name is { Length: > 0 } volume ? snapshot.Find<PersistentVolume>(volume) : null,
                IsInUse = claim?.Spec?.AccessModes?.Contains(AccessMode.ReadWriteOncePod) == true && IsInUse(pod, @namespace, name, snapshot),
                Candidates = claim is not null && StorageClassLookup.WaitsForConsumer(storageClass)
                    ? VolumeCandidates.Of(claim, snapshot)
                    : [],
            };
        }

        return claims;
    }

    /// <summary>Whether another pod that has a node mounts a claim.</summary>
    private static bool IsInUse(Pod pod, string @namespace, string claim, ClusterSnapshot snapshot)
    {
        foreach (var other in snapshot.ByIndex<Pod>(SnapshotIndex.PodsByClaim, SnapshotIndex.Namespaced(@namespace, claim)))
        {
            if (other.Metadata.Uid != pod.Metadata.Uid && other.Spec?.NodeName?.Name is { Length: > 0 } && !PodHealth.IsTerminal(other))
            {
                return true;
            }
        }

        return false;
    }

    private void AddPodsOf(IWorkQueue queue, string @namespace, string claim) =>
        Add(queue, _store.Snapshot.ByIndex<Pod>(SnapshotIndex.PodsByClaim, SnapshotIndex.Namespaced(@namespace, claim)));

    private static void Add(IWorkQueue queue, ObjectList<Pod> pods)
    {
        foreach (var pod in pods)
        {
            if (IsMine(pod))
            {
                queue.Add(ObjectKey.Of(pod));
            }
        }
    }
}
