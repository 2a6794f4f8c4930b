namespace Kubewright.Runtime;

/// <summary>Deletes pods from nodes with NoExecute taints that they do not tolerate, or no longer (SS-281).</summary>
public sealed class TaintEvictionController : IController
{
    private readonly Store _store;
    private readonly TimeProvider _clock;
    private readonly EventRecorder _events;

    /// <summary>Creates the controller.</summary>
    /// <param name="store">The cluster.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="events">Where its events go.</param>
    public TaintEvictionController(Store store, TimeProvider clock, EventRecorder events)
    {
        _store = store;
        _clock = clock;
        _events = events;
    }

    /// <inheritdoc/>
    public string Name => "taint-eviction-controller";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = [nameof(Node), nameof(Pod)];

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        switch (change.New)
        {
            case Node node when !Equals(node.Spec?.Taints, (change.Old as Node)?.Spec?.Taints) && NodeTaints.NoExecute(node).Any():
                foreach (var pod in _store.Snapshot.ByIndex<Pod>(SnapshotIndex.PodsByNode, change.Key.Name))
                {
                    queue.Add(ObjectKey.Of(pod));
                }

                break;
            case Pod { Spec.NodeName.Name: { Length: > 0 } name } pod when NameOfNode(change.Old) != name || !Equals(pod.Spec.Tolerations, ((Pod)change.Old!).Spec?.Tolerations):
                if (_store.Snapshot.Find<Node>(name) is { } home && NodeTaints.NoExecute(home).Any())
                {
                    queue.Add(change.Key);
                }

                break;
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        var snapshot = _store.Snapshot;
        if (snapshot.Find(key) is not Pod { Metadata.DeletionTimestamp: null, Spec.NodeName.Name: { Length: > 0 } nodeName } pod
            || snapshot.Find<Node>(nodeName) is not { } node
            || PodEviction.At(pod, node) is not { } at)
        {
            return ReconcileResult.Done;
        }

        var now = _clock.GetUtcNow();
        if (at > now)
        {
            return ReconcileResult.After(at - now);
        }

        _events.Normal(Name, pod, "TaintManagerEviction", $"Marking for deletion Pod {key.Namespace}/{key.Name}");
        var error = _store.UpdateStatus(Disruptions.Mark(pod, "DeletionByTaintManager", "Taint manager: deleting due to NoExecute taint", _store.Now)).Error
            ?? _store.Delete(key, new DeleteOptions { PreconditionUid = pod.Metadata.Uid }).Error;
        return error is null ? ReconcileResult.Done : ReconcileResult.Retry(error);
    }

    private static string? NameOfNode(IKubernetesObject? obj) => (obj as Pod)?.Spec?.NodeName?.Name;
}
