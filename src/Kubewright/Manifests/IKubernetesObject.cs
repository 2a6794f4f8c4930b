namespace Kubewright;

/// <summary>An object of a Kubernetes kind.</summary>
public interface IKubernetesObject : IManifestValue
{
    /// <summary>The group and version of the kind, for example <c>apps/v1</c>.</summary>
    string ApiVersion { get; }

    /// <summary>The kind, for example <c>StatefulSet</c>.</summary>
    string Kind { get; }

    /// <summary>Name, namespace, labels and annotations.</summary>
    ObjectMeta Metadata { get; }

    /// <summary>The same object with other metadata.</summary>
    /// <param name="metadata">The new metadata.</param>
    IKubernetesObject WithMetadata(ObjectMeta metadata);

    /// <summary>The same object with the status of another one of its kind.</summary>
    /// <param name="other">Where the status comes from; null for none. A kind without status stays as it is.</param>
    IKubernetesObject WithStatusOf(IKubernetesObject? other);

    /// <summary>Whether the other object, of the same kind, asks for the same: their specs are equal. True for a kind without spec.</summary>
    /// <param name="other">The object to compare with.</param>
    bool HasSameSpec(IKubernetesObject other);
}
