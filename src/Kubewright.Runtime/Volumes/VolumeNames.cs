namespace Kubewright.Runtime;

/// <summary>The annotations, finalizers and event reasons by which volumes and claims are managed.</summary>
internal static class VolumeNames
{
    /// <summary>On a claim: the binding to its volume was completed.</summary>
    public const string BindCompleted = "pv.kubernetes.io/bind-completed";

    /// <summary>On a claim or volume: the binder chose the other side, not a person.</summary>
    public const string BoundByController = "pv.kubernetes.io/bound-by-controller";

    /// <summary>On a volume: the provisioner that made it.</summary>
    public const string ProvisionedBy = "pv.kubernetes.io/provisioned-by";

    /// <summary>On a claim: the provisioner that is to make its volume.</summary>
    public const string StorageProvisioner = "volume.kubernetes.io/storage-provisioner";

    /// <summary>The older name of <see cref="StorageProvisioner"/>, written beside it.</summary>
    public const string BetaStorageProvisioner = "volume.beta.kubernetes.io/storage-provisioner";

    /// <summary>On a claim that waits for its first consumer: the node the scheduler chose.</summary>
    public const string SelectedNode = "volume.kubernetes.io/selected-node";

    /// <summary>On a claim or volume: the class, from before the field existed; it wins over the field.</summary>
    public const string BetaStorageClass = "volume.beta.kubernetes.io/storage-class";

    /// <summary>On a class, with the value <c>true</c>: it is the default.</summary>
    public const string IsDefaultClass = "storageclass.kubernetes.io/is-default-class";

    /// <summary>The older name of <see cref="IsDefaultClass"/>, with the same meaning.</summary>
    public const string BetaIsDefaultClass = "storageclass.beta.kubernetes.io/is-default-class";

    /// <summary>The finalizer that keeps a claim while pods use it.</summary>
    public const string ClaimProtection = "kubernetes.io/pvc-protection";

    /// <summary>The finalizer that keeps a volume while it is bound.</summary>
    public const string VolumeProtection = "kubernetes.io/pv-protection";

    /// <summary>The name of the size in capacities and requests.</summary>
    public const string Storage = "storage";
}
