namespace Kubewright.Runtime;

/// <summary>Lets faults begin and end when their time has come; takes nodes away and shuts them down, and gives them back.</summary>
internal sealed class FaultController(Store store, SeededSource source, TimeProvider clock, FaultBook faults) : IController
{
    /// <summary>The component's name in events.</summary>
    public const string Component = "fault-injector";

    /// <summary>The value of <see cref="FaultAnnotations.Cut"/> on a node that a fault took away, as opposed to a person.</summary>
    private const string ByFault = "fault";

    /// <summary>The message of the Ready condition of a node that goes down.</summary>
    private const string ShuttingDown = "node is shutting down";

    private static readonly ObjectKey All = ObjectKey.Of("Fault", null, "all");

    private DateTimeOffset? _next;

    /// <inheritdoc/>
    public string Name => Component;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = [FaultBook.Signals, nameof(Node)];

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        if (FaultBook.IsSignal(change) || (change is { Object: Node, Type: StoreEventType.Added } && !faults.All.IsEmpty))
        {
            queue.Add(All);
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        var now = clock.GetUtcNow();
        if (_next <= now)
        {
            faults.Refresh();
            faults.Signal(store, source);
        }

        foreach (var node in store.Snapshot.Nodes)
        {
            if ((SetReady(node, now) ?? SetCut(ObjectKey.Of(node))) is { } error)
            {
                return ReconcileResult.Retry(error);
            }
        }

        _next = faults.NextChange;
        return _next is { } next ? ReconcileResult.After(next - now) : ReconcileResult.Done;
    }

    private ApiError? SetReady(Node node, DateTimeOffset now)
    {
        var isDown = faults.ShutsDown(node);
        if (isDown == NodePlanner.Ready(node) is { Status: ConditionStatus.False, Message: ShuttingDown })
        {
            return null;
        }

        var well = SimulatedNodes.ReadyCondition(Timestamps.Of(now));
        var ready = isDown ? well with { Status = ConditionStatus.False, Reason = "KubeletNotReady", Message = ShuttingDown } : well;
        return store.UpdateStatus(node with
        {
            Status = (node.Status ?? new NodeStatus()) with
            {
                Conditions = [ready, .. (node.Status?.Conditions ?? []).Where(static c => c.Type != NodeConditionType.Ready)],
            },
        }).Error;
    }

    private ApiError? SetCut(ObjectKey key)
    {
        if (store.Snapshot.Find(key) is not Node node)
        {
            return null;
        }

        var isCut = faults.Takes(node);
        if (isCut == FaultAnnotations.IsCut(node) || !(isCut || node.Metadata.Annotations?[FaultAnnotations.Cut] == ByFault))
        {
            return null;
        }

        var annotations = node.Metadata.Annotations ?? [];
        return store.Update(node with
        {
            Metadata = node.Metadata with
            {
                Annotations = isCut ? annotations.With(FaultAnnotations.Cut, ByFault) : annotations.Without(FaultAnnotations.Cut),
            },
        }).Error;
    }
}
