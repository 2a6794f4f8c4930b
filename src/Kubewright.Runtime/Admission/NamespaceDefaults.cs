namespace Kubewright.Runtime;

/// <summary>Fills in what the API server fills into a Namespace, and guards its life cycle.</summary>
internal static class NamespaceDefaults
{
    /// <summary>The finalizer that keeps a namespace until it is empty.</summary>
    public const string Finalizer = "kubernetes";

    private const string NameLabel = "kubernetes.io/metadata.name";

    /// <summary>The namespace with every default in place.</summary>
    /// <param name="namespace">The namespace as it is sent.</param>
    /// <param name="old">The stored one; null for a new one. Only one that is being deleted can lose its finalizer.</param>
    public static Namespace Apply(Namespace @namespace, Namespace? old)
    {
        var spec = @namespace.Spec ?? new NamespaceSpec();
        var metadata = @namespace.Metadata;
        return @namespace with
        {
            Metadata = metadata.Name is { Length: > 0 } name ? metadata with { Labels = (metadata.Labels ?? []).With(NameLabel, name) } : metadata,
            Spec = old?.Metadata.DeletionTimestamp is null ? spec with { Finalizers = spec.Finalizers ?? old?.Spec?.Finalizers ?? [Finalizer] } : spec,
            Status = @namespace.Status ?? new NamespaceStatus { Phase = NamespacePhase.Active },
        };
    }

    /// <summary>Why nothing new may be made in the object's namespace; null when it may.</summary>
    public static ApiError? Refusal(IKubernetesObject obj, ClusterSnapshot snapshot) => Refusal(ObjectKey.Of(obj), snapshot);

    /// <summary>Why nothing new may be made in the key's namespace; null when it may.</summary>
    public static ApiError? Refusal(ObjectKey key, ClusterSnapshot snapshot) =>
        key.Namespace.Length > 0 && snapshot.Find<Namespace>(key.Namespace) is { Metadata.DeletionTimestamp: not null }
            ? ApiError.Forbidden(key, $"unable to create new content in namespace {key.Namespace} because it is being terminated") with
            {
                Causes = [new ApiErrorCause("NamespaceTerminating", "metadata.namespace", $"namespace {key.Namespace} is being terminated")],
            }
            : null;
}
