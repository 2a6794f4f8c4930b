namespace Kubewright.Runtime;

/// <summary>The objects of one kind in order of their keys, at one version.</summary>
/// <param name="Version">The version.</param>
/// <param name="Keys">The keys.</param>
/// <param name="Objects">The objects, each at the place of its key.</param>
internal sealed record ObjectOrder(long Version, ObjectKey[] Keys, IKubernetesObject[] Objects)
{
    /// <summary>Whether it is right at a version too, when the last change that matters was at another.</summary>
    public bool HoldsAt(long version, long lastChange) => lastChange <= Version && lastChange <= version;
}
