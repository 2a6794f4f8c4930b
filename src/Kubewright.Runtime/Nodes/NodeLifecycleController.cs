namespace Kubewright.Runtime;

/// <summary>
/// Watches over the nodes: one that is silent for too long becomes Unknown and is tainted, and its pods count as unready
/// (SS-280). There are no heartbeats to count: a node answers unless it is cut off.
/// </summary>
public sealed class NodeLifecycleController : IController
{
    private readonly Store _store;
    private readonly TimeProvider _clock;
    private readonly EventRecorder _events;
    private readonly Dictionary<string, DateTimeOffset> _silentSince = new(StringComparer.Ordinal);

    /// <summary>Creates the controller.</summary>
    /// <param name="store">The cluster.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="events">Where its events go.</param>
    public NodeLifecycleController(Store store, TimeProvider clock, EventRecorder events)
    {
        _store = store;
        _clock = clock;
        _events = events;
    }

    /// <inheritdoc/>
    public string Name => "node-controller";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = [nameof(Node)];

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        if (change.Object is not Node node)
        {
            return;
        }

        if (change.New is null || !FaultAnnotations.IsCut(node))
        {
            _silentSince.Remove(change.Key.Name);
        }
        else
        {
            _silentSince.TryAdd(change.Key.Name, change.Time);
        }

        queue.Add(change.Key);
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        if (_store.Snapshot.Find(key) is not Node node)
        {
            return ReconcileResult.Done;
        }

        var plan = NodePlanner.Plan(new NodeState
        {
            Node = node,
            SilentSince = _silentSince.TryGetValue(key.Name, out var since) ? since : null,
            Now = _clock.GetUtcNow(),
        });
        if ((SetReady(node, plan.Ready) ?? SetTaints(key, plan.Taints)) is { } error)
        {
            return ReconcileResult.Retry(error);
        }

        if (plan.Ready?.Status == ConditionStatus.Unknown)
        {
            MarkPods(node);
        }

        return plan.Wait is { } wait ? ReconcileResult.After(wait) : ReconcileResult.Done;
    }

    private ApiError? SetReady(Node node, NodeCondition? ready)
    {
        if (ready is null)
        {
            return null;
        }

        var conditions = node.Status?.Conditions ?? [];
        var written = _store.UpdateStatus(node with
        {
            Status = (node.Status ?? new NodeStatus()) with
            {
                Conditions = [.. conditions.Select(c => c.Type == NodeConditionType.Ready ? ready : c)],
            },
        });
        if (written.IsSuccess)
        {
            var word = ready.Status == ConditionStatus.True ? "NodeReady" : "NodeNotReady";
            _events.Normal(Name, node, word, $"Node {node.Metadata.Name} status is now: {word}");
        }

        return written.Error;
    }

    private ApiError? SetTaints(ObjectKey key, ValueList<Taint>? taints) =>
        taints is not null && _store.Snapshot.Find(key) is Node node
            ? _store.Update(node with { Spec = (node.Spec ?? new NodeSpec()) with { Taints = taints.Count == 0 ? null : taints } }).Error
            : null;

    /// <summary>The pods of a node that does not answer are taken out of their Services. Whether they run nobody knows.</summary>
    private void MarkPods(Node node)
    {
        foreach (var pod in _store.Snapshot.ByIndex<Pod>(SnapshotIndex.PodsByNode, node.Metadata.Name ?? ""))
        {
            if (PodConditions.IsTrue(pod, PodConditionType.Ready)
                && _store.UpdateStatus(pod with
                {
                    Status = pod.Status! with
                    {
                        Conditions = PodConditions.With(pod.Status.Conditions, PodConditionType.Ready, false, _store.Now, "NodeNotReady", "Node is not ready"),
                    },
                }).IsSuccess)
            {
                _events.Warning(Name, pod, "NodeNotReady", "Node is not ready");
            }
        }
    }
}
