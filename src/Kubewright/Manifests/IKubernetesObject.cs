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
}
