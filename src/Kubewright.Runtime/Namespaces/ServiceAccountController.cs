namespace Kubewright.Runtime;

/// <summary>Gives every namespace its ServiceAccount <c>default</c>.</summary>
/// <param name="store">The cluster.</param>
public sealed class ServiceAccountController(Store store) : IController
{
    private const string Account = "default";

    /// <inheritdoc/>
    public string Name => "service-account-controller";

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        switch (change.Key)
        {
            case { Kind: nameof(Namespace) } when change.New is not null:
                queue.Add(change.Key);
                break;
            case { Kind: nameof(ServiceAccount), Name: Account } when change.New is null:
                queue.Add(ObjectKey.Of(nameof(Namespace), null, change.Key.Namespace));
                break;
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        if (store.Snapshot.Find(key) is not Namespace { Metadata.DeletionTimestamp: null } || store.Snapshot.Find<ServiceAccount>(key.Name, Account) is not null)
        {
            return ReconcileResult.Done;
        }

        return store.Create(new ServiceAccount(new ObjectMeta { Name = Account, Namespace = key.Name })).Error is { Reason: not StatusReason.AlreadyExists } error
            ? ReconcileResult.Retry(error)
            : ReconcileResult.Done;
    }
}
