namespace Kubewright.Runtime;

/// <summary>Decides what the control plane makes of a node: its Ready condition and its taints. Pure.</summary>
public static class NodePlanner
{
    /// <summary>How long a node may be silent before it counts as lost (40 s before Kubernetes 1.32).</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(50);

    /// <summary>The next step for a node.</summary>
    public static NodePlan Plan(NodeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var now = Timestamps.Of(state.Now);
        var ready = Ready(state.Node);
        var remaining = state.SilentSince + Grace - state.Now;
        var next = remaining <= TimeSpan.Zero ? Unknown(ready, now)
            : state.SilentSince is null && ready?.Status == ConditionStatus.Unknown ? SimulatedNodes.ReadyCondition(now)
            : ready;
        return new NodePlan
        {
            Ready = next == ready ? null : next,
            Taints = Taints(state.Node, next?.Status, now),
            Wait = remaining > TimeSpan.Zero ? remaining : null,
        };
    }

    /// <summary>The node's Ready condition; null when it has none.</summary>
    public static NodeCondition? Ready(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node.Status?.Conditions?.FirstOrDefault(static condition => condition.Type == NodeConditionType.Ready);
    }

    private static NodeCondition Unknown(NodeCondition? ready, DateTimeOffset now) => ready is { Status: ConditionStatus.Unknown }
        ? ready
        : new NodeCondition(NodeConditionType.Ready, ConditionStatus.Unknown)
        {
            Reason = "NodeStatusUnknown",
            Message = "Kubelet stopped posting node status.",
            LastHeartbeatTime = ready?.LastHeartbeatTime,
            LastTransitionTime = now,
        };

    /// <summary>The managed taints that the condition and <c>spec.unschedulable</c> call for; those of people stay. Null when they are right.</summary>
    private static ValueList<Taint>? Taints(Node node, ConditionStatus? ready, DateTimeOffset now)
    {
        var present = node.Spec?.Taints ?? [];
        var key = ready switch
        {
            ConditionStatus.Unknown => NodeTaints.Unreachable,
            ConditionStatus.False => NodeTaints.NotReady,
            _ => null,
        };
        var wanted = present.Where(static taint => !NodeTaints.IsManaged(taint)).ToList();
        if (node.Spec?.Unschedulable == true)
        {
            Add(NodeTaints.Unschedulable, TaintEffect.NoSchedule);
        }

        foreach (var pressure in NodePressures.TaintsOf(node))
        {
            Add(pressure, TaintEffect.NoSchedule);
        }

        if (key is not null)
        {
            Add(key, TaintEffect.NoSchedule);
            Add(key, TaintEffect.NoExecute);
        }

        return wanted.Count == present.Count && wanted.All(present.Contains) ? null : [.. wanted];

        void Add(string name, TaintEffect effect) => wanted.Add(
            present.FirstOrDefault(taint => taint.Key == name && taint.Effect == effect) ?? new Taint(name, effect) { TimeAdded = now });
    }
}
