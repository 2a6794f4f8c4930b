namespace Kubewright.Runtime;

/// <summary>
/// Removes pods that no kubelet will ever finish (SS-283, SS-291): those of nodes that do not exist, those being deleted
/// on a node that a person has declared out of service, and the oldest of too many that have ended.
/// </summary>
public sealed class PodGarbageCollector : IController
{
    /// <summary>How many ended pods are kept.</summary>
    public const int MostEnded = 12500;

    /// <summary>How long a node has to be missing.</summary>
    public static readonly TimeSpan Quarantine = TimeSpan.FromSeconds(40);

    private readonly Store _store;
    private readonly TimeProvider _clock;
    private readonly SortedSet<(DateTimeOffset Created, ObjectKey Key)> _ended = [];
    private readonly Dictionary<string, DateTimeOffset> _missingSince = new(StringComparer.Ordinal);

    /// <summary>Creates the controller.</summary>
    /// <param name="store">The cluster.</param>
    /// <param name="clock">What time it is.</param>
    public PodGarbageCollector(Store store, TimeProvider clock)
    {
        _store = store;
        _clock = clock;
    }

    /// <inheritdoc/>
    public string Name => "pod-garbage-collector";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = [nameof(Pod), nameof(Node)];

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        switch (change.Object)
        {
            case Pod pod:
                OnPod(change, pod, queue);
                break;
            case Node when change.New is null:
                _missingSince[change.Key.Name] = change.Time;
                AddPodsOf(change.Key.Name, queue);
                break;
            case Node node:
                _missingSince.Remove(change.Key.Name);
                if (NodeTaints.Has(node, NodeTaints.OutOfService))
                {
                    AddPodsOf(change.Key.Name, queue);
                }

                break;
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        var snapshot = _store.Snapshot;
        if (snapshot.Find(key) is not Pod pod)
        {
            return ReconcileResult.Done;
        }

        if (_ended.Count > MostEnded && _ended.Min.Key == key)
        {
            return Remove(pod);
        }

        if (pod.Spec?.NodeName?.Name is not { Length: > 0 } name)
        {
            return ReconcileResult.Done;
        }

        if (snapshot.Find<Node>(name) is { } node)
        {
            return PodHealth.IsTerminating(pod) && IsOutOfService(node) ? Remove(pod) : ReconcileResult.Done;
        }

        var now = _clock.GetUtcNow();
        if (!_missingSince.TryGetValue(name, out var since))
        {
            _missingSince.Add(name, since = now);
        }

        return since + Quarantine > now ? ReconcileResult.After(since + Quarantine - now) : Remove(pod);
    }

    private void OnPod(StoreEvent change, Pod pod, IWorkQueue queue)
    {
        var entry = (pod.Metadata.CreationTimestamp ?? DateTimeOffset.MinValue, change.Key);
        if (change.New is null || !PodHealth.IsTerminal(pod))
        {
            _ended.Remove(entry);
        }
        else if (_ended.Add(entry) && _ended.Count > MostEnded)
        {
            queue.Add(_ended.Min.Key);
        }

        if (change.New is not null
            && pod.Spec?.NodeName?.Name is { Length: > 0 } name
            && (_store.Snapshot.Find<Node>(name) is not { } node || (PodHealth.IsTerminating(pod) && IsOutOfService(node))))
        {
            queue.Add(change.Key);
        }
    }

    private void AddPodsOf(string node, IWorkQueue queue)
    {
        foreach (var pod in _store.Snapshot.ByIndex<Pod>(SnapshotIndex.PodsByNode, node))
        {
            queue.Add(ObjectKey.Of(pod));
        }
    }

    private static bool IsOutOfService(Node node) =>
        NodeTaints.Has(node, NodeTaints.OutOfService) && NodePlanner.Ready(node)?.Status != ConditionStatus.True;

    /// <summary>A pod that has not ended counts as failed first, so that nobody takes it for one that still runs.</summary>
    private ReconcileResult Remove(Pod pod)
    {
        if (!PodHealth.IsTerminal(pod))
        {
            var marked = Disruptions.Mark(pod, "DeletionByPodGC", "PodGC: node no longer exists or is out of service", _store.Now);
            if (_store.UpdateStatus(marked with { Status = marked.Status! with { Phase = PodPhase.Failed } }).Error is { } refused)
            {
                return ReconcileResult.Retry(refused);
            }
        }

        var error = _store.Delete(ObjectKey.Of(pod), new DeleteOptions { GracePeriodSeconds = 0, PreconditionUid = pod.Metadata.Uid }).Error;
        return error is null or { Reason: StatusReason.NotFound } ? ReconcileResult.Done : ReconcileResult.Retry(error);
    }
}
