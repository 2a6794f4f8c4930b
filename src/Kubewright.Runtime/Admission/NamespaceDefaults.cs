namespace Kubewright.Runtime;

/// <summary>Fills in what the API server fills into a Namespace, and guards its life cycle.</summary>
internal static class NamespaceDefaults
{
    /// <summary>The finalizer that keeps a namespace until it is empty.</summary>
    public const string Finalizer = "kubernetes";

    /// <summary>The new namespace with every default in place.</summary>
    public static Namespace Apply(Namespace @namespace)
    {
        var spec = @namespace.Spec ?? new NamespaceSpec();
        return @namespace with
        {
            Spec = spec with { Finalizers = spec.Finalizers ?? [Finalizer] },
            Status = @namespace.Status ?? new NamespaceStatus { Phase = NamespacePhase.Active },
        };
    }

    /// <summary>Why nothing new may be made in the object's namespace; null when it may.</summary>
    public static ApiError? Refusal(IKubernetesObject obj, ClusterSnapshot snapshot)
    {
        var key = ObjectKey.Of(obj);
        return key.Namespace.Length > 0 && snapshot.Find<Namespace>(key.Namespace) is { Metadata.DeletionTimestamp: not null }
            ? ApiError.Forbidden(key, $"unable to create new content in namespace {key.Namespace} because it is being terminated")
            : null;
    }
}
