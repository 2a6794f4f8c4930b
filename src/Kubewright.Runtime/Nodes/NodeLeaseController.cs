namespace Kubewright.Runtime;

/// <summary>
/// Gives every node its Lease in <c>kube-node-lease</c>, as a kubelet does when it starts. It is not renewed: whether a
/// simulated node is alive is known without heartbeats.
/// </summary>
/// <param name="store">The cluster.</param>
public sealed class NodeLeaseController(Store store) : IController
{
    /// <summary>The namespace of the leases.</summary>
    public const string Namespace = "kube-node-lease";

    private const int DurationSeconds = 40;

    /// <inheritdoc/>
    public string Name => "node-lease-controller";

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        if (change is { Key.Kind: nameof(Node), Type: not StoreEventType.Modified })
        {
            queue.Add(change.Key);
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        var lease = ObjectKey.Of(nameof(Coordination.Lease), Namespace, key.Name);
        var isThere = store.Snapshot.Find(lease) is not null;
        var error = (store.Snapshot.Find(key) is not null, isThere) switch
        {
            (true, false) => store.Create(new Coordination.Lease(
                new ObjectMeta { Name = key.Name, Namespace = Namespace },
                new Coordination.LeaseSpec { HolderIdentity = key.Name, LeaseDurationSeconds = DurationSeconds, RenewTime = store.Now })).Error,
            (false, true) => store.Delete(lease).Error,
            _ => null,
        };
        return error is null or { Reason: StatusReason.NotFound or StatusReason.AlreadyExists } ? ReconcileResult.Done : ReconcileResult.Retry(error);
    }
}
