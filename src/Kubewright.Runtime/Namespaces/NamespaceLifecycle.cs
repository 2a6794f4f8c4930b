namespace Kubewright.Runtime;

/// <summary>What namespaces allow: content only where they exist and are not on their way out; some of them for ever.</summary>
internal static class NamespaceLifecycle
{
    /// <summary>The finalizer of every namespace: it stays until its content is gone.</summary>
    public const string Finalizer = "kubernetes";

    private const string NameLabel = "kubernetes.io/metadata.name";

    /// <summary>A namespace as the API server keeps it: with its finalizer, its phase and its name as a label.</summary>
    /// <param name="sent">The namespace as it is sent.</param>
    /// <param name="old">The stored one; null for a new one.</param>
    public static Namespace ApplyDefaults(Namespace sent, Namespace? old)
    {
        var finalizers = sent.Spec?.Finalizers;
        if (finalizers is null or { Count: 0 })
        {
            // Only a namespace that is being deleted can lose its finalizer.
            finalizers = old is null ? [Finalizer] : old.Metadata.DeletionTimestamp is null ? old.Spec?.Finalizers : null;
        }

        var status = sent.Status ?? new NamespaceStatus();
        return sent with
        {
            Metadata = sent.Metadata.Name is { Length: > 0 } name
                ? sent.Metadata with { Labels = (sent.Metadata.Labels ?? []).With(NameLabel, name) }
                : sent.Metadata,
            Spec = finalizers is null ? null : (sent.Spec ?? new NamespaceSpec()) with { Finalizers = finalizers },
            Status = status.Phase is null ? status with { Phase = NamespacePhase.Active } : status,
        };
    }

    /// <summary>Why an object cannot be created in its namespace; null when it can, and when there is no such namespace.</summary>
    public static ApiError? Refuse(ObjectKey key, ClusterSnapshot snapshot) =>
        key.Namespace.Length == 0 || snapshot.Find<Namespace>(key.Namespace) is not { Metadata.DeletionTimestamp: not null }
            ? null
            : ApiError.Forbidden(key, $"unable to create new content in namespace {key.Namespace} because it is being terminated") with
            {
                Causes = [new ApiErrorCause("NamespaceTerminating", "metadata.namespace", $"namespace {key.Namespace} is being terminated")],
            };

    /// <summary>Why a namespace cannot be deleted; null when it can.</summary>
    public static ApiError? RefuseDeletion(ObjectKey key) => key is { Kind: "Namespace", Name: KindInfo.DefaultNamespace or "kube-system" or "kube-public" }
        ? ApiError.Forbidden(key, "this namespace may not be deleted")
        : null;
}
