namespace Kubewright.Runtime;

/// <summary>
/// Gives every namespace what a cluster keeps in each: the ServiceAccount <c>default</c>, and the ConfigMap
/// <c>kube-root-ca.crt</c> with the certificate by which pods know the API server.
/// </summary>
/// <param name="store">The cluster.</param>
/// <param name="authority">The certificate of the API server's authority in PEM.</param>
public sealed class NamespaceContentController(Store store, string authority) : IController
{
    private const string Account = "default";
    private const string RootCertificate = "kube-root-ca.crt";

    /// <inheritdoc/>
    public string Name => "namespace-content-controller";

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
            case { Kind: nameof(ConfigMap), Name: RootCertificate }:
                queue.Add(ObjectKey.Of(nameof(Namespace), null, change.Key.Namespace));
                break;
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key) =>
        store.Snapshot.Find(key) is Namespace { Metadata.DeletionTimestamp: null }
        && (Keep(new ServiceAccount(new ObjectMeta { Name = Account, Namespace = key.Name })) ?? KeepCertificate(key.Name)) is { } error
            ? ReconcileResult.Retry(error)
            : ReconcileResult.Done;

    private ApiError? KeepCertificate(string @namespace)
    {
        var wanted = new ConfigMap(new ObjectMeta
        {
            Name = RootCertificate,
            Namespace = @namespace,
            Annotations = [("kubernetes.io/description", "The certificate authority by which the pods of this namespace can verify the API server.")],
        })
        {
            Data = [("ca.crt", authority)],
        };
        return store.Snapshot.Find<ConfigMap>(@namespace, RootCertificate) is { } stored && stored.Data != wanted.Data
            ? store.Update(stored with { Data = wanted.Data }).Error
            : Keep(wanted);
    }

    /// <summary>Adds what is not there; what is there stays as it is.</summary>
    private ApiError? Keep(IKubernetesObject wanted) =>
        store.Snapshot.Find(ObjectKey.Of(wanted)) is null && store.Create(wanted).Error is { Reason: not StatusReason.AlreadyExists } error ? error : null;
}
