namespace Kubewright.Runtime;

/// <summary>
/// What happens on nodes that a fault makes short of memory or disk space (SS-290): the node says so in a condition, and
/// its kubelet evicts pods, one every ten seconds, those first that <see cref="EvictionOrder"/> names first.
/// </summary>
/// <param name="store">The cluster.</param>
/// <param name="clock">What time it is.</param>
/// <param name="events">Where its events go.</param>
/// <param name="faults">What goes wrong.</param>
/// <param name="kubelet">Ends the pods.</param>
internal sealed class NodePressureController(Store store, TimeProvider clock, EventRecorder events, FaultBook faults, KubeletController kubelet) : IController
{
    private const string Component = "kubelet";

    /// <summary>How often a kubelet looks whether it has to evict another pod.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>How many pods each node has evicted since its pressure began, and when it may evict the next one.</summary>
    private readonly Dictionary<string, (int Count, DateTimeOffset Next)> _evicted = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "node-pressure";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = [FaultBook.Signals, nameof(Node), nameof(Pod)];

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        if (FaultBook.IsSignal(change))
        {
            foreach (var node in store.Snapshot.Nodes)
            {
                queue.Add(ObjectKey.Of(node));
            }
        }
        else if (change is { Object: Node, Type: StoreEventType.Added } && !faults.All.IsEmpty)
        {
            queue.Add(change.Key);
        }
        else if (_evicted.Count > 0 && change.New is Pod { Spec.NodeName.Name: { Length: > 0 } name } && _evicted.ContainsKey(name))
        {
            queue.Add(ObjectKey.Of(nameof(Node), null, name));
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        if (store.Snapshot.Find(key) is not Node node || FaultAnnotations.IsCut(node))
        {
            _evicted.Remove(key.Name);
            return ReconcileResult.Done;
        }

        var pressures = faults.Pressures(node);
        foreach (var pressure in NodePressures.All)
        {
            if (Report(key, pressure, pressures.Any(fault => fault.Resource == pressure.Resource)) is { } error)
            {
                return ReconcileResult.Retry(error);
            }
        }

        if (pressures.IsEmpty)
        {
            _evicted.Remove(key.Name);
            return ReconcileResult.Done;
        }

        var (count, next) = _evicted.GetValueOrDefault(key.Name);
        _evicted[key.Name] = (count, next);
        if (pressures.FirstOrDefault(fault => !(count >= fault.Evicts)) is not { } due
            || EvictionOrder.Of(store.Snapshot.ByIndex<Pod>(SnapshotIndex.PodsByNode, key.Name)).FirstOrDefault() is not { } victim)
        {
            return ReconcileResult.Done;
        }

        var now = clock.GetUtcNow();
        if (now < next)
        {
            return ReconcileResult.After(next - now);
        }

        var resource = due.Resource == PressedResource.Memory ? "memory" : "ephemeral-storage";
        events.Warning(Component, node, "EvictionThresholdMet", $"Attempting to reclaim {resource}");
        if (kubelet.Fail(victim, "Evicted", $"The node was low on resource: {resource}.") is { } refused)
        {
            return ReconcileResult.Retry(refused);
        }

        _evicted[key.Name] = (count + 1, now + Interval);
        return ReconcileResult.After(Interval);
    }

    private ApiError? Report(ObjectKey key, NodePressures pressure, bool isOn)
    {
        if (store.Snapshot.Find(key) is not Node node)
        {
            return null;
        }

        var conditions = node.Status?.Conditions ?? [];
        var known = conditions.FirstOrDefault(condition => condition.Type == pressure.Condition);
        if (known?.Status == ConditionStatus.True == isOn)
        {
            return null;
        }

        var (reason, message, word) = isOn ? pressure.Begins : pressure.Ends;
        var condition = new NodeCondition(pressure.Condition, isOn ? ConditionStatus.True : ConditionStatus.False)
        {
            Reason = reason,
            Message = message,
            LastHeartbeatTime = store.Now,
            LastTransitionTime = store.Now,
        };
        var written = store.UpdateStatus(node with
        {
            Status = (node.Status ?? new NodeStatus()) with { Conditions = [.. conditions.Where(other => other.Type != pressure.Condition), condition] },
        });
        if (written.IsSuccess)
        {
            events.Normal(Component, node, word, $"Node {key.Name} status is now: {word}");
        }

        return written.Error;
    }
}
