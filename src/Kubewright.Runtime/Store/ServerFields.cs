namespace Kubewright.Runtime;

/// <summary>What the server alone decides of an object's metadata.</summary>
internal static class ServerFields
{
    /// <summary>A changed object with these fields as they are stored. One that was made from the stored object has them already.</summary>
    public static IKubernetesObject Keep(IKubernetesObject obj, ObjectMeta stored)
    {
        var metadata = obj.Metadata;
        var isKept = metadata.Namespace == stored.Namespace
            && metadata.Uid == stored.Uid
            && metadata.ResourceVersion == stored.ResourceVersion
            && metadata.Generation == stored.Generation
            && metadata.CreationTimestamp == stored.CreationTimestamp
            && metadata.DeletionTimestamp == stored.DeletionTimestamp
            && metadata.DeletionGracePeriodSeconds == stored.DeletionGracePeriodSeconds;
        return isKept ? obj : obj.WithMetadata(metadata with
        {
            Namespace = stored.Namespace,
            Uid = stored.Uid,
            ResourceVersion = stored.ResourceVersion,
            Generation = stored.Generation,
            CreationTimestamp = metadata.CreationTimestamp ?? stored.CreationTimestamp,
            DeletionTimestamp = stored.DeletionTimestamp,
            DeletionGracePeriodSeconds = stored.DeletionGracePeriodSeconds,
        });
    }
}
