namespace Kubewright.Runtime;

/// <summary>Lets faults begin and end when their time has come, and takes nodes away and gives them back.</summary>
internal sealed class FaultController(Store store, SeededSource source, TimeProvider clock, FaultBook faults) : IController
{
    /// <summary>The component's name in events.</summary>
    public const string Component = "fault-injector";

    /// <summary>The value of <see cref="FaultAnnotations.Cut"/> on a node that a fault took away, as opposed to a person.</summary>
    private const string ByFault = "fault";

    private static readonly ObjectKey All = ObjectKey.Of("Fault", null, "all");

    private DateTimeOffset? _next;

    /// <inheritdoc/>
    public string Name => Component;

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
            var isCut = faults.IsOn(node);
            if (isCut != FaultAnnotations.IsCut(node) && (isCut || node.Metadata.Annotations?[FaultAnnotations.Cut] == ByFault))
            {
                var annotations = node.Metadata.Annotations ?? [];
                var changed = store.Update(node with
                {
                    Metadata = node.Metadata with
                    {
                        Annotations = isCut ? annotations.With(FaultAnnotations.Cut, ByFault) : annotations.Without(FaultAnnotations.Cut),
                    },
                });
                if (changed.Error is { } error)
                {
                    return ReconcileResult.Retry(error);
                }
            }
        }

        _next = faults.NextChange;
        return _next is { } next ? ReconcileResult.After(next - now) : ReconcileResult.Done;
    }
}
